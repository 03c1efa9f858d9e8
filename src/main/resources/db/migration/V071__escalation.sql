create sequence escalation_number;

create table escalation (
    id              uuid primary key,
    -- what people call it, and the business key of its process
    reference       text not null unique,
    standard        text not null,
    unit            text not null,
    kind            text not null check (kind in ('SINGLE', 'SYSTEMIC')),
    severity        text not null check (severity in ('S1', 'S2', 'S3', 'S4')),
    state           text not null check (state in ('OPEN', 'CLOSED')),
    closure         text check (closure in ('SIGNED_OFF', 'CONDITION_CLEARED')),
    step            text not null
        check (step in ('ACKNOWLEDGE', 'PLAN', 'AGREE', 'ACT', 'RE_TEST', 'SIGN_OFF', 'CLOSED')),
    tier            int  not null check (tier >= 1),
    holder          text,
    -- who has to do something for the step to end; the holder, or the tier above where it agrees or signs
    acts_next       text,
    next_tier       int check (next_tier > tier),
    next_holder     text,
    step_started_at timestamptz not null,
    step_due_at     timestamptz,
    -- since when a limit has been passed at the top, where nobody is above
    overdue_since   timestamptz,
    actions_done_at timestamptz,
    version         int  not null,
    process_id      text not null unique,
    -- an open escalation has exactly one live process, and none outlives it: checked when the transaction commits
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    opened_at       timestamptz not null,
    closed_at       timestamptz,
    constraint escalation_open_has_process check ((state = 'OPEN') = (live_process_id is not null)),
    constraint escalation_process_is_its_own check (live_process_id = process_id),
    constraint escalation_open_has_limit check ((state = 'OPEN') = (step_due_at is not null)),
    constraint escalation_closed_says_how check
        ((state = 'CLOSED') = (closed_at is not null) and (state = 'CLOSED') = (closure is not null)
         and (state = 'CLOSED') = (step = 'CLOSED'))
);
create unique index escalation_one_open_systemic on escalation (standard, unit)
    where state = 'OPEN' and kind = 'SYSTEMIC';
create index escalation_by_who_acts on escalation (acts_next) where state = 'OPEN';
create index escalation_by_holder on escalation (holder) where state = 'OPEN';

create table escalation_breach (
    escalation  uuid not null references escalation (id),
    breach      uuid not null references breach (id),
    attached_at timestamptz not null,
    open        boolean not null,
    primary key (escalation, breach)
);
-- no breach is ever worked on twice at once
create unique index escalation_breach_one_open on escalation_breach (breach) where open;

create table escalation_event (
    escalation uuid not null references escalation (id),
    number     int  not null check (number >= 1),
    at         timestamptz not null,
    actor      text not null,
    happening  text not null,
    tier       int  not null,
    detail     text not null,
    primary key (escalation, number)
);
