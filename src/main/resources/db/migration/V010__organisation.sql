create table org_unit (
    code   text primary key,
    kind   text not null check (kind in ('COUNCIL', 'DIVISION', 'SERVICE_AREA', 'TEAM')),
    name   text not null,
    parent text references org_unit (code),
    depth  int  not null,
    constraint org_unit_root check ((parent is null) = (kind = 'COUNCIL'))
);
create unique index org_unit_one_council on org_unit (kind) where kind = 'COUNCIL';

create table tier (
    position int primary key check (position between 1 and 20),
    name     text not null unique,
    level    text not null check (level in ('COUNCIL', 'DIVISION', 'SERVICE_AREA', 'TEAM'))
);
insert into tier (position, name, level) values
    (1, 'Team manager', 'TEAM'),
    (2, 'Head of service', 'SERVICE_AREA'),
    (3, 'Assistant director', 'DIVISION'),
    (4, 'Director', 'COUNCIL'),
    (5, 'Governance board', 'COUNCIL');

create table post (
    title    text not null,
    tier     int  not null references tier (position),
    unit     text not null references org_unit (code),
    username text,
    primary key (tier, unit)
);

create table bank_holiday (
    division text not null,
    day      date not null,
    title    text not null,
    primary key (division, day)
);

create table closure_day (
    day    date primary key,
    reason text not null
);
