create table breach (
    id           uuid primary key default gen_random_uuid(),
    standard     text not null,
    subject_kind text not null check (subject_kind in ('PERSON', 'CASE', 'LOCATION', 'UNIT')),
    subject_ref  text not null,
    person_ref   text,
    period       text not null,
    unit         text not null,
    severity     text not null check (severity in ('S1', 'S2', 'S3', 'S4')),
    deadline     timestamptz,
    state        text not null check (state in ('OPEN', 'CLEARED')),
    opened_at    timestamptz not null,
    last_seen_at timestamptz not null,
    times_seen   int not null check (times_seen >= 1),
    cleared_at   timestamptz,
    reopened     int not null default 0 check (reopened >= 0),
    last_run     uuid not null references evaluation_run (id),
    explanation  text not null,
    -- The fingerprint: one breach for each, opened, seen again, cleared and reopened but never doubled.
    constraint breach_fingerprint unique (standard, subject_kind, subject_ref, period),
    constraint breach_cleared check ((state = 'CLEARED') = (cleared_at is not null))
);
create index breach_open on breach (standard, unit) where state = 'OPEN';
create index breach_by_person on breach (person_ref) where person_ref is not null;

-- Which runs have been applied, so that a repeated event changes nothing.
create table applied_run (
    run        uuid primary key references evaluation_run (id),
    as_at      timestamptz not null,
    applied_at timestamptz not null,
    opened     int not null,
    renewed    int not null,
    cleared    int not null,
    reopened   int not null
);
