create table evaluation_run (
    id              uuid primary key,
    state           text not null check (state in ('RUNNING', 'COMPLETED', 'FAILED')),
    as_at           timestamptz not null,
    rule_set_number int  not null,
    rule_set_hash   text not null,
    started_by      text not null,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    problem         text,
    constraint evaluation_run_finished check ((state = 'RUNNING') = (finished_at is null)),
    constraint evaluation_run_problem check ((state = 'FAILED') = (problem is not null))
);
-- One run works at a time, on any number of nodes.
create unique index evaluation_run_one_running on evaluation_run (state) where state = 'RUNNING';
create index evaluation_run_latest on evaluation_run (started_at desc);

create table evaluation_partition (
    run          uuid not null references evaluation_run (id),
    number       int  not null,
    first_person bigint,
    last_person  bigint,
    done         boolean not null default false,
    primary key (run, number),
    -- The partition of all providers has no people.
    constraint evaluation_partition_range check ((first_person is null) = (last_person is null))
);
create index evaluation_partition_waiting on evaluation_partition (run, number) where not done;

create table finding (
    run          uuid not null references evaluation_run (id),
    standard     text not null,
    subject_kind text not null check (subject_kind in ('PERSON', 'CASE', 'LOCATION', 'UNIT')),
    subject_ref  text not null,
    person_ref   text,
    period       text not null,
    unit         text not null,
    outcome      text not null check (outcome in ('COMPLIANT', 'DUE_SOON', 'BREACH', 'UNKNOWN', 'EXCLUDED',
                                                  'GREEN', 'AMBER', 'RED', 'SUPPRESSED', 'NO_DATA')),
    severity     text check (severity in ('S1', 'S2', 'S3', 'S4')),
    deadline     timestamptz,
    open         boolean not null,
    explanation  text not null,
    steps        jsonb not null,
    used_values  jsonb not null,
    -- A standard says one thing about one subject and period in one run.
    primary key (run, standard, subject_kind, subject_ref, period),
    constraint finding_severity check ((outcome in ('BREACH', 'RED')) = (severity is not null))
);
create index finding_by_outcome on finding (run, standard, outcome);
create index finding_by_person on finding (person_ref) where person_ref is not null;

create table rate_case (
    run      uuid not null references evaluation_run (id),
    standard text not null,
    ref      text not null,
    unit     text not null,
    part     text not null check (part in ('MET', 'NOT_MET', 'UNKNOWN')),
    primary key (run, standard, ref)
);

create function refuse_finding_change() returns trigger language plpgsql as $$
begin
    raise exception 'a finding is evidence and is never changed';
end $$;
create trigger finding_never_changes before update on finding
    for each statement execute function refuse_finding_change();
