-- What a plan promised first, and what was agreed last. due_on is what its owner promises now; until the tier above has agreed
-- a move, agreed_due_on is the day by which the action is overdue.
alter table action add column first_due_on date;
alter table action add column agreed_due_on date;
update action set first_due_on = due_on, agreed_due_on = due_on;
alter table action alter column first_due_on set not null;
alter table action alter column agreed_due_on set not null;

create function keep_first_due_date() returns trigger language plpgsql as $$
begin
    if new.first_due_on <> old.first_due_on then
        raise exception 'the first due date of an action stays as it is';
    end if;
    return new;
end $$;
create trigger action_first_due_date_stays before update on action for each row execute function keep_first_due_date();

create table due_date_move (
    action      uuid not null references action (id),
    number      int  not null check (number >= 1),
    moved_from  date not null,
    moved_to    date not null,
    reason      text not null check (reason <> ''),
    moved_by    text not null,
    moved_for   text,
    moved_at    timestamptz not null,
    state       text not null check (state in ('ASKED', 'AGREED', 'REFUSED')),
    decided_by  text,
    decided_for text,
    decided_at  timestamptz,
    comment     text not null default '',
    primary key (action, number),
    constraint due_date_move_moves check (moved_from <> moved_to),
    constraint due_date_move_decided check
        ((state = 'ASKED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint due_date_move_not_agreed_by_its_author check
        (decided_by not in (moved_by, coalesce(moved_for, moved_by)) and decided_for not in (moved_by, coalesce(moved_for, moved_by)))
);
create unique index due_date_move_one_asked on due_date_move (action) where state = 'ASKED';
