-- Who signs a stage again after something changed adds a signature; what was signed before stays as it was.
alter table stage_sign_off add column number int not null default 1 check (number >= 1);
alter table stage_sign_off drop constraint stage_sign_off_pkey;
alter table stage_sign_off add primary key (plan, stage, number);

create function refuse_changed_signature() returns trigger language plpgsql as $$
begin
    raise exception 'a signature is never changed or removed';
end $$;
create trigger stage_sign_off_never_changes before update or delete on stage_sign_off
    for each row execute function refuse_changed_signature();
