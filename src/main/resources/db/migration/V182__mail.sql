-- What is to be sent by mail, written in the transaction of what it tells of.
create table mail_message (
    id         bigint generated always as identity primary key,
    -- One address and one line: nothing in them can begin another header.
    recipient  text not null check (recipient ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$'),
    subject    text not null check (subject <> '' and subject !~ '[[:cntrl:]]'),
    body       text not null check (body <> ''),
    about      text not null check (about <> ''),
    created_at timestamptz not null,
    state      text not null check (state in ('WAITING', 'SENT', 'FAILED', 'NOT_SENT')),
    attempts   int not null default 0 check (attempts >= 0),
    next_at    timestamptz,
    ended_at   timestamptz,
    problem    text,
    constraint mail_message_waits_or_ended check ((state = 'WAITING') = (next_at is not null) and (state = 'WAITING') = (ended_at is null)),
    constraint mail_message_failed_for_a_reason check (state <> 'FAILED' or problem is not null)
);
create index mail_message_waiting on mail_message (next_at, id) where state = 'WAITING';
create index mail_message_by_state on mail_message (state, id);
