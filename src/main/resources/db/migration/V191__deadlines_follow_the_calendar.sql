-- A changed calendar that open escalations have followed, and which of their deadlines it moved. What stands in calendar_move is
-- moved: a service that was killed half-way does not move it a second time.
create table calendar_change (
    id    uuid primary key,
    at    timestamptz not null,
    why   text        not null,
    moved int         not null
);
create table calendar_move (
    change     uuid        not null,
    escalation uuid        not null references escalation (id),
    what       text        not null,
    due_before timestamptz not null,
    due_after  timestamptz not null,
    primary key (change, escalation, what),
    constraint calendar_move_moves check (due_before <> due_after)
);
