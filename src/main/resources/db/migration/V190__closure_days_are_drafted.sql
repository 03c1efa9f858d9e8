-- The council's own closure days change by change requests, as the escalation policy does. A day may hold for one jurisdiction only.
alter table closure_day add column jurisdiction text check (jurisdiction in ('ENGLAND', 'WALES'));
alter table change_request_file drop constraint change_request_file_path_check;
alter table change_request_file add constraint change_request_file_path_check
    check (path ~ '^[A-Za-z0-9._/-]+\.(dslr|examples\.yaml)$' and path !~ '\.\.' or path in ('local/escalation-policy.csv', 'local/closure-days.csv'));

-- Which due dates of findings another calendar, or another limit, would move. Only of duties that are due soon or late: the
-- others are counted in the findings but not kept one by one.
create table impact_deadline (
    impact   uuid        not null references impact (id) on delete cascade,
    standard text        not null,
    before   timestamptz not null,
    after    timestamptz not null,
    duties   int         not null check (duties > 0),
    primary key (impact, standard, before, after),
    constraint impact_deadline_moves check (before <> after)
);
