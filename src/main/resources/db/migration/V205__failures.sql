-- What could not be done for one escalation while the others were served; it is tried again until it succeeds (decision 45).
create table escalation_failure (
    doing    text not null,
    subject  text not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    times    int not null check (times > 0),
    problem  text not null,
    pass     uuid not null,
    primary key (doing, subject)
);
comment on table escalation_failure is 'Each row is still to be done. What is done at last is taken out; the log keeps every failure.';
