-- The typed facts about people. Everything about a person carries person_id, a dense key, so that a range of people reads
-- in one go. Every row knows the batch that last changed it (import_batch, V030). References are unique: they name cases.

create table person (
    id           bigint primary key,
    ref          text not null unique,
    -- Never the number itself: a keyed digest, enough to know the same person again.
    nhs_digest   text unique,
    unit         text references org_unit (code),
    allocated_on date,
    born_on      date,
    died_on      date,
    left_area_on date,
    batch        bigint not null
);

-- One person may have several identifiers in the case system; each of them names one person only.
create table person_identifier (
    local_id  text primary key,
    person_id bigint not null references person (id)
);
create index person_identifier_person on person_identifier (person_id);

create table request (
    id           bigint generated always as identity primary key,
    ref          text not null unique,
    person_id    bigint not null references person (id),
    -- What makes two rows the same event whatever their references say: role, start and kind.
    event_key    text not null,
    role         text not null check (role in ('SERVICE_USER', 'CARER')),
    unit         text references org_unit (code),
    accepted_on  date,
    ended_on     date,
    withdrawn_on date,
    listed_open  boolean not null default false,
    progresses   boolean not null default false,
    closed_without_assessment boolean not null default false,
    batch        bigint not null,
    unique (person_id, event_key)
);

create table assessment (
    id            bigint generated always as identity primary key,
    ref           text not null unique,
    person_id     bigint not null references person (id),
    event_key     text not null,
    role          text not null check (role in ('SERVICE_USER', 'CARER')),
    kind          text not null check (kind in ('LONG_TERM', 'SHORT_TERM', 'FINANCIAL')),
    began_on      date,
    signed_off_on date,
    batch         bigint not null,
    unique (person_id, event_key),
    check (signed_off_on >= began_on)
);

create table support_plan (
    ref           text primary key,
    person_id     bigint not null references person (id),
    unit          text references org_unit (code),
    signed_off_on date,
    batch         bigint not null
);
create index support_plan_person on support_plan (person_id);

create table service (
    id          bigint generated always as identity primary key,
    ref         text not null unique,
    person_id   bigint not null references person (id),
    event_key   text not null,
    role        text not null check (role in ('SERVICE_USER', 'CARER')),
    kind        text not null check (kind in ('LONG_TERM', 'SHORT_TERM', 'CARER')),
    setting     text not null,
    component   text not null,
    location_id text,
    began_on    date,
    ended_on    date,
    batch       bigint not null,
    unique (person_id, event_key),
    check (ended_on >= began_on)
);
create index service_open_at_location on service (location_id) where ended_on is null;

create table review (
    id           bigint generated always as identity primary key,
    ref          text not null unique,
    person_id    bigint not null references person (id),
    event_key    text not null,
    role         text not null check (role in ('SERVICE_USER', 'CARER')),
    kind         text not null check (kind in ('PLANNED', 'UNPLANNED', 'SHORT_TERM', 'UNKNOWN')),
    began_on     date,
    completed_on date,
    batch        bigint not null,
    unique (person_id, event_key),
    check (completed_on >= began_on)
);

create table pause (
    ref       text primary key,
    person_id bigint not null references person (id),
    unit      text references org_unit (code),
    reason    text not null check (reason in ('IN_HOSPITAL', 'PERSON_ASKED_TO_WAIT')),
    from_day  date not null,
    until_day date check (until_day >= from_day),
    batch     bigint not null
);
create index pause_person on pause (person_id);

-- A day without a time keeps its instant null; the instant is never guessed.
create table concern (
    ref          text primary key,
    person_id    bigint not null references person (id),
    unit         text references org_unit (code),
    received_on  date,
    received_at  timestamptz,
    allocated    boolean not null default false,
    allocated_at timestamptz,
    decided      boolean not null default false,
    decided_on   date,
    batch        bigint not null,
    check (allocated or allocated_at is null),
    check (decided or decided_on is null)
);
create index concern_person on concern (person_id);

create table dols_application (
    ref                      text primary key,
    person_id                bigint not null references person (id),
    unit                     text references org_unit (code),
    received_on              date,
    urgent_ends_on           date,
    assessments_completed_on date,
    withdrawn_on             date,
    batch                    bigint not null
);
create index dols_application_person on dols_application (person_id);

create table brokerage_request (
    ref            text primary key,
    person_id      bigint not null references person (id),
    unit           text references org_unit (code),
    sent_on        date,
    accepted_on    date,
    care_starts_on date,
    in_hospital    boolean not null default false,
    withdrawn_on   date,
    batch          bigint not null
);
create index brokerage_request_person on brokerage_request (person_id);
