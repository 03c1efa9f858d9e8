-- Faults are worked on: by whom, how far it is, and which team recorded the row.
alter table import_fault add column unit text references org_unit (code);
alter table import_fault add column state text not null default 'OPEN' check (state in ('OPEN', 'SENT_BACK', 'PUT_RIGHT', 'ACCEPTED'));
alter table import_fault add column owner text;
alter table import_fault add column note text;
alter table import_fault add column moved_at timestamptz;
-- Who accepts that a row is as it is says why.
alter table import_fault add constraint import_fault_accepted check (state <> 'ACCEPTED' or note <> '');
alter table import_fault add constraint import_fault_moved check (state = 'OPEN' or owner is not null and moved_at is not null);
create index import_fault_queue on import_fault (state, unit);
