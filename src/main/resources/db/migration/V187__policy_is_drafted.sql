-- The council's own escalation policy changes by change requests, as rule files do.
alter table change_request_file drop constraint change_request_file_path_check;
alter table change_request_file add constraint change_request_file_path_check
    check (path ~ '^[A-Za-z0-9._/-]+\.(dslr|examples\.yaml)$' and path !~ '\.\.' or path = 'local/escalation-policy.csv');
