-- A meeting of the governance board can be moved, and cancelled with a reason; what was once called is never forgotten.
alter table board_meeting drop constraint board_meeting_pkey;
alter table board_meeting
    add column id     uuid not null default gen_random_uuid() primary key,
    add column state  text not null default 'CALLED' check (state in ('CALLED', 'CANCELLED')),
    -- why it was moved last, or cancelled
    add column reason text not null default '',
    add constraint board_meeting_cancelled_says_why check (state <> 'CANCELLED' or reason <> '');
create unique index board_meeting_one_a_day on board_meeting (day) where state = 'CALLED';
