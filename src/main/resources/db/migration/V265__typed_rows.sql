-- What somebody types into a row of a drafted table and has not saved in it yet. It is nobody else's, and no part of the draft.
create table typed_row (
    change_request uuid not null references change_request (id) on delete cascade,
    form           text not null check (form in ('escalation-policy', 'closure-days', 'targets')),
    -- which row it is: whom it is about or its standard; empty for a new one
    row            text not null check (length(row) <= 400),
    username       text not null,
    fields         jsonb not null,
    typed_at       timestamptz not null,
    primary key (change_request, username, form, row)
);
