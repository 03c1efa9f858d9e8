-- The agenda of a meeting: when it closes, and whether it has. A process of its own closes it.
create table board_agenda (
    meeting         uuid primary key references board_meeting (id),
    closes          date not null,
    closed_at       timestamptz,
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    constraint board_agenda_is_closed_once check (closed_at is null or live_process_id is null)
);

-- An escalation before the board, from the agenda to the end of what was decided.
create table board_item (
    id              uuid primary key,
    escalation      uuid not null references escalation (id),
    -- the meeting that considers it, or considered it last; nothing while none is called
    meeting         uuid references board_meeting (id),
    step            text not null check (step in ('CONSIDER', 'ANSWER', 'FOLLOW_UP', 'ENDED')),
    ending          text check (ending in ('NOTED', 'CARRIED_OUT', 'TAKEN_OFF')),
    tier            int  not null,
    asked           text not null check (asked <> ''),
    put_on_at       timestamptz not null,
    ended_at        timestamptz,
    process_id      text not null unique,
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    constraint board_item_ends check ((step = 'ENDED') = (ended_at is not null) and (step = 'ENDED') = (ending is not null)
        and (step = 'ENDED') = (live_process_id is null)),
    constraint board_item_process_is_its_own check (live_process_id = process_id)
);
create unique index board_item_one_open on board_item (escalation) where ended_at is null;

-- Every agenda that an item was on.
create table board_item_meeting (
    item    uuid not null references board_item (id),
    meeting uuid not null references board_meeting (id),
    put_on_at timestamptz not null,
    primary key (item, meeting)
);
create index board_item_by_meeting on board_item_meeting (meeting);

create table board_challenge (
    item         uuid not null references board_item (id),
    number       int  not null check (number >= 1),
    -- the office of whoever asked, as the minutes say it
    raised_by    text not null check (raised_by <> ''),
    words        text not null check (words <> ''),
    recorded_by  text not null,
    recorded_for text,
    recorded_at  timestamptz not null,
    asked_of     text not null,
    answer_by    date not null,
    overdue_at   timestamptz,
    answer       text check (answer <> ''),
    answered_by  text,
    answered_for text,
    answered_at  timestamptz,
    primary key (item, number),
    constraint board_challenge_answered check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);

create table board_decision (
    item        uuid not null references board_item (id),
    number      int  not null check (number >= 1),
    meeting     uuid references board_meeting (id),
    kind        text not null check (kind in ('NOTED', 'PUT_OFF', 'ACTION', 'SUPPORT', 'RECOMMENDED')),
    words       text not null check (words <> ''),
    decided_by  text not null,
    decided_for text,
    decided_at  timestamptz not null,
    primary key (item, number)
);

-- What follows from a decision; one for each item, because its end is the end of the item.
create table board_action (
    item       uuid primary key references board_item (id),
    owner      text not null,
    due_on     date not null,
    overdue_at timestamptz,
    done       text check (done <> ''),
    done_by    text,
    done_for   text,
    done_at    timestamptz,
    constraint board_action_done check ((done is null) = (done_at is null) and (done is null) = (done_by is null))
);
create index board_action_open on board_action (owner) where done_at is null;
