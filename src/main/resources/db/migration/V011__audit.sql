create table audit_entry (
    number        bigint primary key,
    at            timestamptz not null,
    actor         text not null,
    action        text not null,
    subject_type  text not null,
    subject_ref   text not null,
    detail        text not null,
    previous_hash text not null,
    hash          text not null unique
);
create index audit_entry_subject on audit_entry (subject_type, subject_ref);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
