-- A first file of client level data brings hundreds of thousands of events of people nobody knew. Each new person is noted as changed
-- when stored; noting it again for each sort of their events was a tenth of the whole import. The import says in a setting of its
-- transaction who was known before; without it everybody counts as known.
create or replace function note_fact_change() returns trigger language plpgsql as $$
declare
    known_up_to bigint := coalesce(nullif(current_setting('plumbline.people_before', true), '')::bigint, 9223372036854775807);
begin
    insert into fact_change (person_id)
    select distinct coalesce(p.same_as, p.id) from changed c join person p on p.id = c.person_id where c.person_id <= known_up_to;
    return null;
end $$;
