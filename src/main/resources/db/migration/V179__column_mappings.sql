-- What the columns of a council's own file mean, said once by a person and known by the header ever after. A mapping is never changed:
-- another one takes its place, so that a batch still tells how it was read.
create table import_mapping (
    id         bigint generated always as identity primary key,
    name       text not null check (name <> ''),
    header     text collate "C" not null check (header <> ''),
    target     text collate "C" not null,
    fields     jsonb not null,
    saved_by   text not null,
    saved_at   timestamptz not null,
    retired_at timestamptz
);
create unique index import_mapping_of_header on import_mapping (header) where retired_at is null;
create unique index import_mapping_named on import_mapping (lower(name)) where retired_at is null;

alter table import_batch add column mapping bigint references import_mapping (id);
alter table import_batch drop constraint import_batch_state_check;
alter table import_batch add constraint import_batch_state_check
    check (state in ('RUNNING', 'IMPORTED', 'REFUSED', 'INTERRUPTED', 'TO_BE_MAPPED', 'PREVIEWED', 'DISCARDED', 'WITHDRAWN'));
