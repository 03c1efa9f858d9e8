-- A documented exception of one breach: until it expires nobody has to act on it, and it stays in breach.
create table waiver (
    id              uuid primary key,
    breach          uuid not null references breach (id),
    state           text not null check (state in ('ASKED', 'REFUSED', 'IN_FORCE', 'CLEARED', 'EXPIRED')),
    asked_by        text not null,
    asked_for       text,
    asked_at        timestamptz not null,
    reason          text not null check (reason <> ''),
    -- the last day on which it holds
    until           date not null,
    lowest_approver int  not null,
    decided_by      text,
    decided_for     text,
    decided_tier    int,
    decided_at      timestamptz,
    comment         text not null default '',
    ended_by        text,
    ended_at        timestamptz,
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    constraint waiver_decided check ((state = 'ASKED') = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_tier is null)),
    constraint waiver_in_force_has_process check ((state = 'IN_FORCE') = (live_process_id is not null)),
    constraint waiver_ended check ((state in ('CLEARED', 'EXPIRED')) = (ended_at is not null)
        and (ended_by is null) = (ended_at is null)),
    constraint waiver_approved_high_enough check (state not in ('IN_FORCE', 'CLEARED', 'EXPIRED') or decided_tier >= lowest_approver),
    constraint waiver_not_decided_by_its_author check (decided_by <> asked_by and decided_by <> coalesce(asked_for, '')
        and coalesce(decided_for, '') not in (asked_by, coalesce(asked_for, '-')))
);
create unique index waiver_one_asked on waiver (breach) where state = 'ASKED';
create unique index waiver_one_in_force on waiver (breach) where state = 'IN_FORCE';
create index waiver_of_breach on waiver (breach);
