-- A file may be looked at before it is accepted, and an accepted one may be withdrawn.
alter table import_batch drop constraint import_batch_state_check;
alter table import_batch add constraint import_batch_state_check
    check (state in ('RUNNING', 'IMPORTED', 'REFUSED', 'INTERRUPTED', 'PREVIEWED', 'DISCARDED', 'WITHDRAWN'));
alter table import_batch drop constraint import_batch_refusal;
alter table import_batch add constraint import_batch_refusal check ((state in ('REFUSED', 'WITHDRAWN')) = (reason is not null));
alter table import_batch drop constraint import_batch_totals;
alter table import_batch add constraint import_batch_totals
    check (state not in ('IMPORTED', 'PREVIEWED') or rows_read = accepted + unchanged + duplicate + rejected);
alter table import_batch add column decided_at timestamptz;
alter table import_batch add column decided_by text;
alter table import_batch add constraint import_batch_withdrawn check (state <> 'WITHDRAWN' or decided_at is not null and decided_by is not null);

-- The bytes of a file that waits to be accepted; gone as soon as somebody has decided.
create table import_content (
    batch bigint not null references import_batch (id),
    part  int not null,
    bytes bytea not null,
    primary key (batch, part)
);
alter table import_content alter column bytes set storage external;

-- What a file that waits would bring: how many facts of each sort it would add and change, and the first people concerned.
create table import_preview (
    batch   bigint not null references import_batch (id),
    facts   text not null,
    added   int not null check (added >= 0),
    changed int not null check (changed >= 0),
    primary key (batch, facts)
);
create table import_preview_person (
    batch bigint not null references import_batch (id),
    ref   text collate "C" not null,
    added boolean not null,
    primary key (batch, ref)
);

-- Facts as they were before a batch changed them, so that it can be withdrawn. What a batch added is known by its number alone.
create table fact_before (
    id         bigint generated always as identity primary key,
    batch      bigint not null references import_batch (id),
    fact_table text not null,
    key        jsonb not null,
    image      jsonb not null
);
create index fact_before_of_batch on fact_before (batch, fact_table);
create index fact_before_of_fact on fact_before (fact_table, key);

-- New identifiers of people who were known before.
alter table person_identifier add column batch bigint references import_batch (id);

create function keep_fact_before() returns trigger language plpgsql as $$
declare
    importing text := current_setting('plumbline.batch', true);
begin
    if coalesce(importing, '') <> '' then
        insert into fact_before (batch, fact_table, key, image)
        select importing::bigint, tg_table_name, (select jsonb_object_agg(name, image -> name) from unnest(tg_argv) name), image
        from (select to_jsonb(c) as image from changed c) before;
    end if;
    return null;
end $$;

do $$
declare
    kept record;
begin
    for kept in select * from (values
        ('person', '''id'''), ('request', '''id'''), ('assessment', '''id'''), ('service', '''id'''), ('review', '''id'''),
        ('support_plan', '''ref'''), ('pause', '''ref'''), ('concern', '''ref'''), ('dols_application', '''ref'''),
        ('brokerage_request', '''ref'''), ('quality_visit', '''ref'''), ('location', '''ref'''),
        ('location_rating', '''location_id'', ''service_group'', ''domain'''),
        ('rating_publication', '''location_id'', ''service_group'', ''domain'', ''published_on'', ''seen_on'''),
        ('case_record', '''kind'', ''ref'''),
        ('measure_value', '''standard'', ''period'', ''unit'', ''provider'', ''people_group''')) as tables (name, keys)
    loop
        execute format('create trigger kept_before after update on %I referencing old table as changed for each statement '
                       'execute function keep_fact_before(%s)', kept.name, kept.keys);
        -- Imports have the triggers for single rows rest while they merge; this one never rests.
        execute format('alter table %I enable always trigger kept_before', kept.name);
    end loop;
end $$;
