-- Which feeds each import brought, and how many of their rows were right. A format that holds many sorts of facts is a feed for
-- each sort: a list of complaints says nothing of how fresh the contacts are.
create table feed_arrival (
    batch bigint not null references import_batch (id),
    feed  text collate "C" not null check (feed <> ''),
    rows  int not null check (rows >= 0),
    primary key (batch, feed)
);
create index feed_arrival_of_feed on feed_arrival (feed, batch);

-- When a feed should come. The council says so; a feed of which nothing is said cannot be late.
create table feed_expectation (
    feed             text collate "C" primary key,
    every_days       int not null check (every_days between 1 and 400),
    grace_days       int not null check (grace_days between 0 and 100),
    smallest_percent int not null check (smallest_percent between 0 and 100),
    stated_by        text not null,
    stated_at        timestamptz not null
);

-- Why a file that is empty or small is right all the same.
create table feed_confirmation (
    batch        bigint not null,
    feed         text collate "C" not null,
    reason       text not null check (reason <> ''),
    confirmed_by text not null,
    confirmed_at timestamptz not null,
    primary key (batch, feed),
    foreign key (batch, feed) references feed_arrival (batch, feed)
);

-- What is known of the imports before: formats with one feed by their batches, lists by the facts they brought last.
insert into feed_arrival (batch, feed, rows)
select id, format, rows_read - rejected from import_batch
where state = 'IMPORTED' and format in ('client-level-data', 'cqc-ratings', 'cqc-locations', 'bank-holidays');
insert into feed_arrival (batch, feed, rows)
select batch, 'event-list/' || kind, count(*) from (
    select r.batch, 'request' as kind from request r
    union all select batch, 'support plan' from support_plan union all select batch, 'pause' from pause
    union all select batch, 'safeguarding concern' from concern union all select batch, 'dols application' from dols_application
    union all select batch, 'brokerage request' from brokerage_request union all select batch, 'quality visit' from quality_visit) facts
where batch in (select id from import_batch where format = 'event-list' and state = 'IMPORTED') group by batch, kind;
insert into feed_arrival (batch, feed, rows)
select batch, 'record-list/' || kind, count(*) from case_record
where batch in (select id from import_batch where state = 'IMPORTED') group by batch, kind;
insert into feed_arrival (batch, feed, rows)
select batch, 'measure-list/' || standard, count(*) from measure_value
where batch in (select id from import_batch where state = 'IMPORTED') group by batch, standard;
