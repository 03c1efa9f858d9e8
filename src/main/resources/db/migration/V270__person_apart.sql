-- Two records share an NHS number and are two people all the same: somebody has looked. What is known of each is its own again, and no file joins them.
create table person_apart (
    person_id  bigint primary key references person (id) on delete cascade,
    apart_from bigint not null references person (id) on delete cascade,
    reason     text not null check (reason <> ''),
    parted_by  text not null,
    parted_at  timestamptz not null,
    check (person_id <> apart_from)
);
create index person_apart_from on person_apart (apart_from);

-- A withdrawn import puts rows back as they were, and a merge joins whoever shares a number: neither undoes what somebody decided.
create function keep_people_apart() returns trigger language plpgsql as $$
begin
    if exists (select from person_apart a join person other on other.id = a.apart_from
               where a.person_id = new.id and new.same_as in (other.id, other.same_as)) then
        new.same_as := null;
    end if;
    return new;
end $$;
create trigger kept_apart before insert or update on person for each row when (new.same_as is not null) execute function keep_people_apart();
-- Imports have the triggers for single rows rest while they merge; this one never rests.
alter table person enable always trigger kept_apart;
