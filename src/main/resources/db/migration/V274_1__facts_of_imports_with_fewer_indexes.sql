-- Every index of these tables is written for each of the hundreds of thousands of rows of a file. Nothing looks their rows up by number alone: the
-- imports find them by person and event key or by reference, whole people are read by person, and what is taken back is compared with all rows anyway.
-- So the reference, which names a case and was unique already, is their primary key, as it is for plans, pauses and concerns.
alter table assessment drop constraint assessment_pkey, drop constraint assessment_ref_key, add constraint assessment_pkey primary key (ref);
alter table service drop constraint service_pkey, drop constraint service_ref_key, add constraint service_pkey primary key (ref);
alter table review drop constraint review_pkey, drop constraint review_ref_key, add constraint review_pkey primary key (ref);

-- A person is noted as often as something changed; nobody counts how often, so the notes of new people need not be made different.
create or replace function note_person_change() returns trigger language plpgsql as $$
begin
    insert into fact_change (person_id)
    select c.id from changed c union all select c.same_as from changed c where c.same_as is not null;
    return null;
end $$;
