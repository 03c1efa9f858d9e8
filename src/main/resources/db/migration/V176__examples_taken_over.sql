-- The expectations of worked examples that authors put in the place of others because they came out so. Whoever reviews a change
-- reads them first: a wrong rule makes wrong examples hold.
create table change_request_taken_over (
    change_request uuid not null references change_request (id),
    number         int  not null check (number >= 1),
    path           text not null,
    standard       text not null,
    example        text not null,
    -- in words, for people
    expected       text not null,
    found          text not null,
    why            text not null,
    -- in letters: what was written before the change, and what is written because of it
    before         text not null,
    after          text not null check (after <> before),
    taken_by       text not null,
    taken_at       timestamptz not null,
    primary key (change_request, number)
);
create trigger change_request_taken_over_only_in_drafts before insert or update or delete on change_request_taken_over
    for each row execute function refuse_change_of_what_was_submitted();
