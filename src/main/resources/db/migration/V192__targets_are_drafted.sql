-- Where targets start from and how they are to be reached changes by change requests, as closure days do.
alter table change_request_file drop constraint change_request_file_path_check;
alter table change_request_file add constraint change_request_file_path_check
    check (path ~ '^[A-Za-z0-9._/-]+\.(dslr|examples\.yaml)$' and path !~ '\.\.'
           or path in ('local/escalation-policy.csv', 'local/closure-days.csv', 'local/targets.csv'));
