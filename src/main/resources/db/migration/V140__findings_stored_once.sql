-- A finding is stored once, with the runs between which it holds, instead of again in every run. Runs are numbered in the
-- order they were put down: a finding holds from run from_run until just before run before_run, which is the largest number
-- there is while it still holds. A run as at an earlier moment than one completed before it looks back: its findings are its
-- own and touch no others.
alter table evaluation_run add column number int;
update evaluation_run r set number = o.number
from (select id, row_number() over (order by started_at, id) as number from evaluation_run) o where o.id = r.id;
create sequence evaluation_run_number as int;
select setval('evaluation_run_number', coalesce((select max(number) from evaluation_run), 0) + 1, false);
alter table evaluation_run alter column number set default nextval('evaluation_run_number');
alter table evaluation_run alter column number set not null;
alter table evaluation_run add constraint evaluation_run_number_once unique (number);
alter table evaluation_run add column looks_back boolean not null default false;
-- Whether everybody was judged or only those who can have changed, and why.
alter table evaluation_run add column everybody boolean not null default true;
alter table evaluation_run add column compares_all boolean not null default true;
alter table evaluation_run add column scope_reason text not null default 'Every run judged everybody then';
-- What everything judged rests on besides the facts; when one differs from the run before, everybody is judged again.
alter table evaluation_run add column units_hash text;
alter table evaluation_run add column calendar_hash text;

alter table evaluation_partition add column people int not null default 0;

drop trigger finding_never_changes on finding;
alter table finding drop constraint finding_pkey;
alter table finding add column from_run int;
alter table finding add column before_run int not null default 2147483647;
alter table finding add column looks_back boolean not null default false;
-- The person it is about by their key, 0 for providers and measures, -1 for rates: who is judged again has all of theirs compared.
alter table finding add column owner bigint not null default 0;
update finding f set from_run = r.number, before_run = r.number + 1 from evaluation_run r where r.id = f.run;
alter table finding alter column from_run set not null;
alter table finding drop column run;
alter table finding add column id bigint generated always as identity primary key;
alter table finding add constraint finding_holds check (before_run > from_run);
drop index if exists finding_by_outcome;
-- A standard says one thing about one subject and period at a time.
create unique index finding_said_once on finding (standard, subject_kind, subject_ref, period, before_run) where not looks_back;
create unique index finding_said_once_looking_back on finding (from_run, standard, subject_kind, subject_ref, period) where looks_back;
create index finding_of_owner on finding (owner) where before_run = 2147483647 and not looks_back;
create index finding_by_outcome on finding (standard, outcome, before_run);
create index finding_open_breach on finding (before_run) where open and outcome in ('BREACH', 'RED');

create or replace function refuse_finding_change() returns trigger language plpgsql as $$
declare
    ended finding := old;
begin
    ended.before_run := new.before_run;
    if old.before_run <> 2147483647 or new is distinct from ended then
        raise exception 'a finding is evidence and is never changed; only that it no longer holds is put down, once';
    end if;
    return new;
end $$;
create trigger finding_never_changes before update on finding
    for each row execute function refuse_finding_change();

-- The findings as a run left them.
create view run_finding as
select r.id as run, f.* from evaluation_run r
join finding f on f.looks_back = r.looks_back and f.from_run <= r.number and f.before_run > r.number
where not r.looks_back or f.from_run = r.number;

-- How many findings a run left of each outcome, also of those that are fine.
create table evaluation_count (
    run      uuid not null references evaluation_run (id),
    standard text not null,
    outcome  text not null,
    findings int  not null check (findings > 0),
    primary key (run, standard, outcome)
);
insert into evaluation_count (run, standard, outcome, findings)
select run, standard, outcome, count(*) from run_finding group by run, standard, outcome;

-- Cases of rates as last judged; those of a run that looks back are dropped when it is complete.
drop table rate_case;
create table rate_case (
    looking_back uuid references evaluation_run (id),
    owner        bigint not null,
    standard     text not null,
    ref          text not null,
    unit         text not null,
    part         text not null check (part in ('MET', 'NOT_MET', 'UNKNOWN')),
    period       text not null,
    provider     text,
    value        numeric,
    constraint rate_case_once unique nulls not distinct (looking_back, standard, ref, period)
);
create index rate_case_of_owner on rate_case (owner) where looking_back is null;

-- When the facts known of a person will be judged otherwise by the passing of time alone, and what was said last.
create table judged_person (
    person_id  bigint primary key references person (id),
    said       uuid not null,
    changes_at timestamptz
);
create index judged_person_changes_at on judged_person (changes_at) where changes_at is not null;

-- People of whom something else is known since they were last judged. Rows are only added by imports and only taken by runs,
-- so that neither waits for the other.
create table fact_change (
    person_id bigint not null
);
create index fact_change_of_person on fact_change (person_id);

-- What is known of a second record is known of the person.
create function note_fact_change() returns trigger language plpgsql as $$
begin
    insert into fact_change (person_id)
    select distinct coalesce(p.same_as, p.id) from changed c join person p on p.id = c.person_id;
    return null;
end $$;
create function note_person_change() returns trigger language plpgsql as $$
begin
    insert into fact_change (person_id)
    select c.id from changed c union select c.same_as from changed c where c.same_as is not null;
    return null;
end $$;
-- The ratings of a location are read with every record about it.
create function note_rating_change() returns trigger language plpgsql as $$
begin
    insert into fact_change (person_id)
    select distinct coalesce(p.same_as, p.id) from changed c
    join case_record r on r.about = c.location_id join person p on p.id = r.person_id;
    return null;
end $$;

do $$
declare
    noted record;
begin
    for noted in
        select unnest(array['request', 'assessment', 'review', 'support_plan', 'service', 'pause', 'concern', 'dols_application',
                            'brokerage_request', 'case_record']) as facts, 'note_fact_change' as function
        union all select 'person', 'note_person_change'
        union all select 'rating_publication', 'note_rating_change'
    loop
        execute format('create trigger noted_insert after insert on %I referencing new table as changed for each statement execute function %I()',
                       noted.facts, noted.function);
        execute format('create trigger noted_update_from after update on %I referencing old table as changed for each statement execute function %I()',
                       noted.facts, noted.function);
        execute format('create trigger noted_update_to after update on %I referencing new table as changed for each statement execute function %I()',
                       noted.facts, noted.function);
        execute format('create trigger noted_delete after delete on %I referencing old table as changed for each statement execute function %I()',
                       noted.facts, noted.function);
        -- Imports check references for whole files at once and have the triggers for single rows rest meanwhile; these never rest.
        execute format('alter table %I enable always trigger noted_insert, enable always trigger noted_update_from, '
                       'enable always trigger noted_update_to, enable always trigger noted_delete', noted.facts);
    end loop;
end $$;
