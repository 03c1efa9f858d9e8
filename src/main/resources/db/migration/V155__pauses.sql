-- How long a pause or a waiver may last, in working days, and which tier at least approves it. Data of the council.
create table exception_limit (
    severity        text    not null check (severity in ('S1', 'S2', 'S3', 'S4')),
    statutory       boolean not null,
    longest_pause   int     not null check (longest_pause between 1 and 260),
    longest_waiver  int     not null check (longest_waiver between 1 and 520),
    lowest_approver int     not null references tier (position),
    primary key (severity, statutory)
);
insert into exception_limit (severity, statutory, longest_pause, longest_waiver, lowest_approver) values
    ('S1', true, 2, 5, 4),
    ('S1', false, 2, 5, 4),
    ('S2', true, 10, 20, 4),
    ('S2', false, 10, 40, 2),
    ('S3', true, 20, 40, 4),
    ('S3', false, 20, 60, 2),
    ('S4', true, 20, 60, 4),
    ('S4', false, 40, 130, 2);

create table escalation_pause (
    id              uuid primary key,
    escalation      uuid not null references escalation (id),
    number          int  not null check (number >= 1),
    state           text not null check (state in ('ASKED', 'REFUSED', 'IN_FORCE', 'CLEARED', 'EXPIRED')),
    asked_by        text not null,
    asked_for       text,
    asked_at        timestamptz not null,
    reason          text not null check (reason <> ''),
    -- the last day on which the clock is held
    until           date not null,
    -- the lowest tier that may approve it, as it was when it was asked for
    lowest_approver int  not null,
    decided_by      text,
    decided_for     text,
    decided_tier    int,
    decided_at      timestamptz,
    comment         text not null default '',
    ended_by        text,
    ended_at        timestamptz,
    -- a pause in force has exactly one live process, which ends it when its time comes
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    unique (escalation, number),
    constraint pause_decided check ((state = 'ASKED') = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_tier is null)),
    constraint pause_in_force_has_process check ((state = 'IN_FORCE') = (live_process_id is not null)),
    constraint pause_ended check ((state in ('CLEARED', 'EXPIRED')) = (ended_at is not null)
        and (ended_by is null) = (ended_at is null)),
    constraint pause_approved_high_enough check (state not in ('IN_FORCE', 'CLEARED', 'EXPIRED') or decided_tier >= lowest_approver),
    constraint pause_not_decided_by_its_author check (decided_by <> asked_by and decided_by <> coalesce(asked_for, '')
        and coalesce(decided_for, '') not in (asked_by, coalesce(asked_for, '-')))
);
create unique index pause_one_asked on escalation_pause (escalation) where state = 'ASKED';
create unique index pause_one_in_force on escalation_pause (escalation) where state = 'IN_FORCE';

-- from when the clock of an escalation runs again; nothing while it runs
alter table escalation add column held_until timestamptz;

-- what a person is told on My work until they have read it
create table notice (
    id         uuid primary key,
    escalation uuid not null references escalation (id),
    username   text not null,
    at         timestamptz not null,
    words      text not null check (words <> ''),
    read_at    timestamptz
);
create index notice_unread on notice (username) where read_at is null;
