-- Which systemic escalation mutes which single one: while it is open, the other sends nothing and its clock stands still.
create table escalation_muting (
    id             uuid primary key,
    child          uuid not null references escalation (id),
    parent         uuid not null references escalation (id),
    since          timestamptz not null,
    -- the clock is held so far and, if the parent is still open then, further
    until          date not null,
    ended_at       timestamptz,
    -- no muting outlives the parent or the child: each names their live processes, checked when the transaction commits
    parent_process text references escalation (live_process_id) deferrable initially deferred,
    child_process  text references escalation (live_process_id) deferrable initially deferred,
    constraint muting_of_another check (child <> parent),
    constraint muting_while_both_are_open check ((ended_at is null) = (parent_process is not null)
        and (ended_at is null) = (child_process is not null))
);
create unique index muting_one_at_a_time on escalation_muting (child) where ended_at is null;
create index muting_by_parent on escalation_muting (parent);
create index escalation_open_single on escalation (standard, unit) where state = 'OPEN' and kind = 'SINGLE';
