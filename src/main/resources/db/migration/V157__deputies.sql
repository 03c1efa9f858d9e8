-- Who stands in for whom, from the first to the last day, both included.
create table deputy (
    id       uuid primary key,
    person   text not null,
    deputy   text not null,
    starts   date not null,
    ends     date not null,
    set_by   text not null,
    set_at   timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    constraint deputy_is_somebody_else check (person <> deputy),
    constraint deputy_ends_after_it_starts check (ends >= starts),
    constraint deputy_ended check ((ended_at is null) = (ended_by is null))
);
create index deputy_by_person on deputy (person) where ended_at is null;
create index deputy_by_deputy on deputy (deputy) where ended_at is null;

create function refuse_second_deputy() returns trigger language plpgsql as $$
begin
    -- Two at once take turns, so that neither misses the other.
    perform pg_advisory_xact_lock(7304119157);
    if new.ended_at is null and exists (select 1 from deputy d where d.person = new.person and d.id <> new.id and d.ended_at is null
               and d.starts <= new.ends and d.ends >= new.starts) then
        raise exception 'there is a deputy for some of these days already' using errcode = 'exclusion_violation';
    end if;
    return new;
end $$;
create trigger deputy_one_at_a_time before insert or update on deputy
    for each row execute function refuse_second_deputy();

-- Whose work passed to whom for good.
create table succession (
    id        uuid primary key,
    leaver    text not null,
    successor text not null,
    passed_at timestamptz not null,
    passed_by text not null,
    posts     int  not null,
    actions   int  not null,
    constraint succession_to_somebody_else check (leaver <> successor)
);

-- Who answers when no tier has anybody.
create table fallback (
    only_row boolean primary key check (only_row),
    username text not null
);

-- For whom a deputy acted.
alter table action add column done_by text, add column done_for text;
alter table action_plan add column drafted_for text, add column decided_for text,
    add constraint action_plan_not_agreed_for_its_drafter check
        (coalesce(decided_for, '-') not in (drafted_by, coalesce(drafted_for, '+')) and decided_by <> coalesce(drafted_for, ''));
alter table sign_off add column signed_for text;

-- A deputy signs off neither what they own or did themselves nor what somebody owns for whom they stand in.
create or replace function refuse_own_sign_off() returns trigger language plpgsql as $$
begin
    if exists (select 1 from action a join action_plan p on p.id = a.plan
               where p.escalation = new.escalation and p.state = 'AGREED'
                 and (new.signed_by in (a.owner, a.done_by) or new.signed_for in (a.owner, a.done_by)
                      or exists (select 1 from deputy d where d.deputy = new.signed_by and d.person = a.owner and d.ended_at is null
                                 and (new.signed_at at time zone 'Europe/London')::date between d.starts and d.ends))) then
        raise exception 'nobody signs off an action of their own';
    end if;
    return new;
end $$;
