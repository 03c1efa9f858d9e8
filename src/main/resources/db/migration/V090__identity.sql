create table app_user (
    username      text primary key check (username ~ '^[a-z0-9][a-z0-9.@_-]{0,79}$'),
    -- The encoder's name in braces, then its hash: a plain password can never be stored by mistake.
    password_hash text    not null check (password_hash ~ '^\{[a-z0-9]+\}.{20,}$'),
    title         text    not null check (title <> ''),
    role          text    not null check (role in ('BOARD', 'DIRECTOR', 'ASSISTANT_DIRECTOR', 'HEAD_OF_SERVICE',
                                                   'TEAM_MANAGER', 'POLICY_AUTHOR', 'POLICY_APPROVER', 'DATA_STEWARD',
                                                   'AUDITOR', 'ADMINISTRATOR')),
    -- Without a unit the post belongs to the council itself; the first administrator is there before any unit.
    unit          text references org_unit (code),
    demonstration boolean not null
);

create table sign_in_failure (
    username text        not null,
    at       timestamptz not null
);
create index sign_in_failure_by_username on sign_in_failure (username, at);
