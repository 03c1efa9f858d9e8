-- The same rules may come back, and a version may differ from the one before in its worked examples only: a version is named by its
-- number, its hash says what it contains.
alter table rule_set_version drop constraint rule_set_version_content_hash_key;
alter table rule_set_version
    add column reason         text not null default '',
    add column change_request text,
    add column restores       int references rule_set_version (number),
    add constraint rule_set_version_restores_an_earlier_one check (restores < number),
    add constraint rule_set_version_restored_with_a_reason check (restores is null or reason <> '');

-- One change of standards, from the draft to the day it is in force.
create sequence change_request_number;
create table change_request (
    id              uuid primary key,
    reference       text not null unique check (reference ~ '^RC-[0-9]{4,}$'),
    heading         text not null check (heading <> '' and length(heading) <= 160),
    reason          text not null check (length(reason) <= 4000),
    state           text not null check (state in ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED', 'IN_FORCE', 'REJECTED', 'WITHDRAWN',
                                                   'ROLLED_BACK')),
    -- the version that the draft's texts were written against
    base_version    int  not null references rule_set_version (number),
    author          text not null,
    in_force_on     date not null,
    -- counts every change of the draft, so that nobody writes over what they have not seen
    version         int  not null default 1 check (version >= 1),
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    changed_by      text not null,
    submitted_by    text,
    submitted_at    timestamptz,
    submitted_hash  text check (submitted_hash ~ '^[0-9a-f]{64}$'),
    -- whether targets or the severity of a statutory standard change, which is the governance board's to approve
    for_the_board   boolean not null default false,
    approved_by     text,
    approved_at     timestamptz,
    approved_hash   text check (approved_hash ~ '^[0-9a-f]{64}$'),
    became_version  int references rule_set_version (number),
    process_id      text unique,
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    constraint change_request_submitted_with_a_hash check ((submitted_hash is null) = (submitted_at is null)
        and (submitted_hash is null) = (submitted_by is null)
        and (state in ('SUBMITTED', 'APPROVED', 'IN_FORCE', 'ROLLED_BACK')) <= (submitted_hash is not null)),
    constraint change_request_approved_as_submitted check ((state in ('APPROVED', 'IN_FORCE', 'ROLLED_BACK')) = (approved_by is not null)
        and (approved_by is null) = (approved_at is null) and (approved_by is null) = (approved_hash is null)
        and (approved_hash is null or approved_hash = submitted_hash)),
    constraint change_request_never_approved_by_its_author check (approved_by is distinct from author and (approved_by is null or approved_by <> submitted_by)),
    constraint change_request_in_force_is_a_version check ((state in ('IN_FORCE', 'ROLLED_BACK')) = (became_version is not null))
);
create index change_request_by_state on change_request (state, created_at desc);

-- The files it changes. No content: the file is taken out. No base hash: the version it was written against has no such file.
create table change_request_file (
    change_request uuid not null references change_request (id),
    path           text not null check (path ~ '^[A-Za-z0-9._/-]+\.(dslr|examples\.yaml)$' and path !~ '\.\.'),
    content        text check (length(content) <= 200000),
    base_hash      text check (base_hash ~ '^[0-9a-f]{64}$'),
    primary key (change_request, path)
);

-- Whoever has written in it, none of whom approves it.
create table change_request_writer (
    change_request uuid not null references change_request (id),
    username       text not null,
    primary key (change_request, username)
);

create table change_request_entry (
    change_request uuid not null references change_request (id),
    number         int  not null check (number >= 1),
    at             timestamptz not null,
    actor          text not null,
    what           text not null check (what <> ''),
    words          text not null,
    primary key (change_request, number)
);

create function refuse_change_of_what_was_submitted() returns trigger language plpgsql as $$
begin
    if exists (select 1 from change_request c where c.id = coalesce(new.change_request, old.change_request)
               and c.state not in ('DRAFT', 'CHANGES_REQUESTED')) then
        raise exception 'what was submitted never changes; take it back first';
    end if;
    return coalesce(new, old);
end $$;
create trigger change_request_file_only_of_drafts before insert or update or delete on change_request_file
    for each row execute function refuse_change_of_what_was_submitted();

create function refuse_own_approval_of_rules() returns trigger language plpgsql as $$
begin
    if new.approved_by is not null and exists (select 1 from change_request_writer w where w.change_request = new.id and w.username = new.approved_by) then
        raise exception 'nobody approves rules that they wrote';
    end if;
    return new;
end $$;
create trigger change_request_never_approved_by_a_writer before insert or update on change_request
    for each row execute function refuse_own_approval_of_rules();
