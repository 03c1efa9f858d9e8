-- How a council's own file calls units, by the unit each of the names means.
alter table import_mapping add column units jsonb not null default '{}';
