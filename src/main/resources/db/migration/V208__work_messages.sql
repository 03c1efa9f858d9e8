-- Where somebody is told by mail that work waits for them.
alter table app_user add column email text check (email ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$');

create table work_message (
    id         bigint generated always as identity primary key,
    escalation uuid not null references escalation (id),
    username   text not null,
    kind       text not null check (kind in ('TURN', 'REMINDER', 'OVERDUE', 'TOLD')),
    step       text not null,
    severity   text not null,
    -- Which turn it tells of: when the turn began; of what is overdue at the top, the limit after which it is told again; of a
    -- notice on My work, when it was written.
    about_at   timestamptz not null,
    due_at     timestamptz,
    written_at timestamptz not null,
    state      text not null check (state in ('WAITING', 'MAILED', 'SUPERSEDED')),
    ended_at   timestamptz,
    -- Nobody is told of the same turn twice, unless it became graver.
    constraint work_message_once unique (escalation, username, kind, step, severity, about_at),
    constraint work_message_waits_or_ended check ((state = 'WAITING') = (ended_at is null))
);
comment on table work_message is 'Who is told by mail of which turn, and what became of it; the mail itself is in mail_message.';
create index work_message_waiting on work_message (username) where state = 'WAITING';
create index work_message_mailed on work_message (username, ended_at) where state = 'MAILED';
