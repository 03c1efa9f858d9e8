-- What a rules folder from elsewhere brings beside what the council changed itself: what the pack had before, what it has now, what the
-- council has in its place. One row for each file that differs anywhere; kept as it was when the folder came.
create table change_request_incoming (
    change_request uuid not null references change_request (id),
    -- the council's own file, whether there is one or not
    path           text not null check (path ~ '^local/' and path !~ '\.\.'),
    -- a standard, or a table by its name
    subject        text not null check (subject <> ''),
    -- where it lies in the folder; null when the folder has it no more
    incoming_path  text,
    before         text,
    incoming       text,
    own            text,
    primary key (change_request, path),
    constraint change_request_incoming_has_a_place check ((incoming_path is null) = (incoming is null))
);

-- What a policy officer chose where both had changed.
create table change_request_incoming_choice (
    change_request uuid not null references change_request (id),
    subject        text not null,
    choice         text not null check (choice in ('OWN', 'INCOMING', 'BOTH')),
    chosen_by      text not null,
    chosen_at      timestamptz not null,
    primary key (change_request, subject)
);
