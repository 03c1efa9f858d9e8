-- How long facts about people are kept, what is purged, and what is held back (decision 41).
create table retention_rule (
    kind      text collate "C" primary key,
    months    int not null check (months between 1 and 1200),
    stated_by text not null,
    stated_at timestamptz not null
);

-- A legal hold: nothing of the person goes while it is there.
create table retention_hold (
    id          bigint generated always as identity primary key,
    person_id   bigint not null references person (id) on delete cascade,
    reason      text not null check (btrim(reason) <> ''),
    held_by     text not null,
    held_at     timestamptz not null,
    released_by text,
    released_at timestamptz,
    check ((released_by is null) = (released_at is null))
);
create unique index retention_hold_once on retention_hold (person_id) where released_at is null;

create table retention_purge (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    by_whom text not null,
    people int not null check (people >= 0)
);
create table retention_purged (
    purge bigint not null references retention_purge (id),
    kind  text not null,
    rows  int not null check (rows > 0),
    primary key (purge, kind)
);

-- A person of whom nothing is kept but that there was one, so that numbers of past runs still add up.
alter table person add column purged_at timestamptz;

-- Each row about a person, with the last day it speaks of, and whether something of it is still going on. A row without any day
-- is as old as the import that brought it.
create view fact_of_person as
select f.person_id, f.kind, coalesce(f.last_day, (b.finished_at at time zone 'Europe/London')::date, (b.started_at at time zone 'Europe/London')::date) as last_day,
       coalesce(f.open, false) as open
from (
    select id as person_id, 'person' as kind, greatest(died_on, left_area_on, allocated_on) as last_day, false as open, batch from person where purged_at is null
    -- A request of a list of open cases is open until it is withdrawn or an assessment follows it.
    union all select person_id, 'request', greatest(accepted_on, ended_on, withdrawn_on),
                     listed_open and withdrawn_on is null and ended_on is null and not exists (
                         select from assessment a where a.person_id = request.person_id and a.signed_off_on >= request.accepted_on), batch
              from request
    union all select person_id, 'assessment', greatest(began_on, signed_off_on), false, batch from assessment
    union all select person_id, 'support_plan', signed_off_on, false, batch from support_plan
    union all select person_id, 'service', greatest(began_on, ended_on), ended_on is null, batch from service
    union all select person_id, 'review', greatest(began_on, completed_on), false, batch from review
    union all select person_id, 'pause', greatest(from_day, until_day), until_day is null, batch from pause
    union all select person_id, 'concern', greatest(received_on, decided_on), not decided, batch from concern
    union all select person_id, 'dols_application', greatest(received_on, urgent_ends_on, assessments_completed_on, withdrawn_on),
                     assessments_completed_on is null and withdrawn_on is null, batch from dols_application
    union all select person_id, 'brokerage_request', greatest(sent_on, accepted_on, care_starts_on, withdrawn_on), care_starts_on is null and withdrawn_on is null, batch
              from brokerage_request
    -- Fields may hold any words; what looks like a month of a date counts to its end.
    union all select person_id, 'case_record/' || kind,
                     (select (to_date(max(found[1]), 'YYYY-MM') + interval '1 month')::date from regexp_matches(fields::text, '((?:19|20)\d\d-(?:0[1-9]|1[0-2]))-\d\d', 'g') found),
                     false, batch
              from case_record where person_id is not null) f
join import_batch b on b.id = f.batch;

create index finding_looking_back_of_owner on finding (owner) where looks_back;
create index impact_case_of_person on impact_case (person_ref) where person_ref is not null;

-- A finding is evidence and is never changed but to take out whom it is about, when nothing else is kept of them.
create or replace function refuse_finding_change() returns trigger language plpgsql as $$
declare
    ended finding := old;
begin
    if current_setting('plumbline.purging', true) = 'on' then
        ended.person_ref := new.person_ref;
        ended.subject_ref := new.subject_ref;
        ended.explanation := new.explanation;
        ended.steps := new.steps;
        ended.used_values := new.used_values;
        if new is distinct from ended then
            raise exception 'a purge takes out whom a finding is about and leaves what was found';
        end if;
        return new;
    end if;
    ended.before_run := new.before_run;
    if old.before_run <> 2147483647 or new is distinct from ended then
        raise exception 'a finding is evidence and is never changed; only that it no longer holds is put down, once';
    end if;
    return new;
end $$;
