-- What rules that are not in force would change: counted, listed, and nothing else.
create table impact (
    id           uuid primary key,
    content_hash text        not null,
    base_version int         not null,
    standards    text[]      not null default '{}',
    run          uuid references evaluation_run (id),
    as_at        timestamptz not null,
    new_facts    int         not null default 0,
    state        text        not null check (state in ('RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
    parts        int         not null default 0,
    parts_done   int         not null default 0,
    started_by   text        not null,
    started_at   timestamptz not null,
    touched_at   timestamptz not null,
    ended_at     timestamptz,
    problem      text,
    constraint impact_ended check ((state = 'RUNNING') = (ended_at is null)),
    constraint impact_failed_for_a_reason check ((state = 'FAILED') = (problem is not null))
);
create index impact_of_content on impact (content_hash, started_at);

-- What the rules on trial say, only while it is worked on: a crash may empty it. Column run is the what-if.
create unlogged table impact_finding (
    run          uuid not null,
    owner        bigint not null default 0,
    standard     text not null,
    subject_kind text not null,
    subject_ref  text not null,
    person_ref   text,
    period       text not null,
    unit         text not null,
    outcome      text not null,
    severity     text,
    deadline     timestamptz,
    open         boolean not null,
    explanation  text,
    used_values  jsonb
);
create index impact_finding_of_subject on impact_finding (run, standard, subject_kind, subject_ref);

create table impact_case (
    impact          uuid not null references impact (id) on delete cascade,
    effect          text not null check (effect in ('OPENS', 'CLEARS', 'CHANGES', 'WAITS', 'STAYS_OPEN')),
    standard        text not null,
    subject_kind    text not null,
    subject_ref     text not null,
    person_ref      text,
    period          text not null,
    unit            text not null,
    severity_before text,
    severity_after  text,
    deadline        timestamptz,
    explanation     text not null,
    primary key (impact, standard, subject_kind, subject_ref, period)
);
create index impact_case_by_effect on impact_case (impact, effect, standard, unit);

-- How many findings of each outcome there were in the latest run, and would be.
create table impact_outcome (
    impact   uuid not null references impact (id) on delete cascade,
    standard text not null,
    outcome  text not null,
    before   int  not null,
    after    int  not null,
    primary key (impact, standard, outcome)
);

-- Rates in the latest run and as they would be.
create table impact_rate (
    impact         uuid not null references impact (id) on delete cascade,
    standard       text not null,
    subject_kind   text not null,
    subject_ref    text not null,
    unit           text not null,
    period         text not null,
    outcome_before text,
    rate_before    text,
    outcome_after  text,
    rate_after     text,
    primary key (impact, standard, subject_kind, subject_ref, period)
);
