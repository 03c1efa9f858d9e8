-- Every six months a standard is kept, changed or retired by a recorded decision, with what it had done until then.
create table standard_review (
    standard       text not null,
    number         int  not null check (number >= 1),
    decision       text not null check (decision in ('KEEP', 'CHANGE', 'RETIRE')),
    reason         text not null check (reason <> '' and length(reason) <= 2000),
    -- what was known when it was decided, in words
    evidence       text not null,
    -- what was begun because of it
    change_request text references change_request (reference),
    decided_by     text not null,
    decided_at     timestamptz not null,
    primary key (standard, number),
    constraint standard_review_begins_a_change check ((decision = 'KEEP') = (change_request is null))
);

-- Who says that a standard is of no use, and why. One voice each, the latest.
create table standard_vote (
    standard text not null,
    username text not null,
    reason   text not null check (reason <> '' and length(reason) <= 2000),
    at       timestamptz not null,
    primary key (standard, username)
);
