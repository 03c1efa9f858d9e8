create table rule_set_version (
    number       int primary key check (number >= 1),
    content_hash text not null unique check (content_hash ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null,
    created_by   text not null
);

create table rule_file (
    version int  not null references rule_set_version (number),
    path    text not null check (path ~ '^[A-Za-z0-9._/-]+$' and path !~ '\.\.'),
    content text not null,
    primary key (version, path)
);

create function refuse_change_of_rule_set() returns trigger language plpgsql as $$
begin
    raise exception 'a rule set version never changes; a change is a new version';
end $$;

create trigger rule_set_version_immutable before update or delete or truncate on rule_set_version
    for each statement execute function refuse_change_of_rule_set();
create trigger rule_file_immutable before update or delete or truncate on rule_file
    for each statement execute function refuse_change_of_rule_set();
