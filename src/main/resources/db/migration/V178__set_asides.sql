-- Breaches of one standard that a director sets aside together, because a change of the rules brought them: a waiver for each, with
-- one reason, one end and one process for all.
create table set_aside (
    id              uuid primary key,
    standard        text not null,
    opened_from     date not null,
    reason          text not null check (reason <> ''),
    -- the last day on which it holds, unless the standard's rule text changes before
    until           date not null,
    -- the text of the standard's rule when it was set aside; empty when no rule in force had it
    rule_text_hash  text not null,
    breaches        int  not null check (breaches > 0),
    director        text not null,
    tier            int  not null,
    at              timestamptz not null,
    state           text not null check (state in ('IN_FORCE', 'EXPIRED', 'RULE_CHANGED', 'ENDED_EARLY')),
    ended_by        text,
    ended_at        timestamptz,
    end_reason      text not null default '',
    -- its id while it is in force: what no waiver in force can do without
    live_id         uuid unique,
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    constraint set_aside_live_as_itself check (live_id = id),
    constraint set_aside_in_force_has_process check ((state = 'IN_FORCE') = (live_process_id is not null)
        and (state = 'IN_FORCE') = (live_id is not null)),
    constraint set_aside_ended check ((state = 'IN_FORCE') = (ended_at is null) and (ended_by is null) = (ended_at is null)),
    constraint set_aside_early_says_why check (state <> 'ENDED_EARLY' or end_reason <> '')
);

alter table waiver add column set_aside uuid references set_aside (id);
alter table waiver add column live_set_aside uuid references set_aside (live_id) deferrable initially deferred;
alter table waiver drop constraint waiver_in_force_has_process;
alter table waiver add constraint waiver_in_force_has_process check (
    case when set_aside is null then (state = 'IN_FORCE') = (live_process_id is not null) and live_set_aside is null
         else live_process_id is null and (state = 'IN_FORCE') = (live_set_aside is not null) end);
alter table waiver add constraint waiver_set_aside_with_its_own check (live_set_aside = set_aside);
-- A director answers for what is set aside in bulk, and the board reads it; nobody else asks first.
alter table waiver drop constraint waiver_not_decided_by_its_author;
alter table waiver add constraint waiver_not_decided_by_its_author check (set_aside is not null
    or decided_by <> asked_by and decided_by <> coalesce(asked_for, '') and coalesce(decided_for, '') not in (asked_by, coalesce(asked_for, '-')));
create index waiver_of_set_aside on waiver (set_aside) where set_aside is not null;
