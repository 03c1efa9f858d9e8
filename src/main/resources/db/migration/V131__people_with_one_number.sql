-- A second record of a person, known by the NHS number they share: it is read with the first one. The number stands at the
-- first record only, and the merge points every other record straight at it.
alter table person add column same_as bigint references person (id);
alter table person add constraint person_same_as check (same_as is null or same_as <> id and nhs_digest is null);
create index person_same_as on person (same_as) where same_as is not null;
