create table action_plan (
    id         uuid primary key,
    escalation uuid not null references escalation (id),
    number     int  not null check (number >= 1),
    state      text not null check (state in ('DRAFTED', 'RETURNED', 'AGREED', 'SUPERSEDED')),
    -- the four questions of the improvement cycle
    goal       text not null check (goal <> ''),
    reason     text not null check (reason <> ''),
    change     text not null check (change <> ''),
    success    text not null check (success <> ''),
    drafted_by text not null,
    drafted_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    comment    text not null default '',
    unique (escalation, number),
    constraint action_plan_decided check
        ((decided_by is null) = (decided_at is null) and (state in ('RETURNED', 'AGREED')) <= (decided_by is not null)),
    constraint action_plan_not_agreed_by_its_drafter check (decided_by <> drafted_by)
);
create unique index action_plan_one_live on action_plan (escalation) where state in ('DRAFTED', 'AGREED');

create table action (
    id              uuid primary key,
    plan            uuid not null references action_plan (id),
    number          int  not null check (number between 1 and 4),
    title           text not null check (title <> ''),
    owner           text not null,
    due_on          date not null,
    success_measure text not null check (success_measure <> ''),
    vehicle         text not null,
    done_at         timestamptz,
    overdue_at      timestamptz,
    unique (plan, number)
);
create index action_open_by_owner on action (owner) where done_at is null;

create table evidence (
    id           uuid primary key,
    action       uuid not null references action (id),
    note         text not null,
    link         text not null,
    file_name    text,
    content_type text,
    content      bytea,
    attached_by  text not null,
    attached_at  timestamptz not null,
    constraint evidence_file_is_whole check
        ((file_name is null) = (content is null) and (file_name is null) = (content_type is null)),
    constraint evidence_file_size check (octet_length(content) between 1 and 10485760),
    constraint evidence_says_something check (note <> '' or link <> '' or content is not null)
);
create index evidence_of_action on evidence (action);

create table sign_off (
    escalation uuid primary key references escalation (id),
    plan       uuid not null references action_plan (id),
    signed_by  text not null,
    signed_at  timestamptz not null,
    -- the run that tested clean
    run        uuid not null references evaluation_run (id),
    comment    text not null
);

create function refuse_own_sign_off() returns trigger language plpgsql as $$
begin
    if exists (select 1 from action a join action_plan p on p.id = a.plan
               where p.escalation = new.escalation and p.state = 'AGREED' and a.owner = new.signed_by) then
        raise exception 'nobody signs off an action of their own';
    end if;
    return new;
end $$;
create trigger sign_off_never_by_an_owner before insert or update on sign_off
    for each row execute function refuse_own_sign_off();
