-- which tier holds an escalation at the latest, and when, whatever was done; reckoned when it opens
create table escalation_outer_limit (
    escalation uuid not null references escalation (id),
    tier       int  not null,
    due_at     timestamptz not null,
    passed_at  timestamptz,
    primary key (escalation, tier)
);

-- the tiers that were told without holding it; each is told once
create table escalation_told (
    escalation uuid not null references escalation (id),
    tier       int  not null,
    username   text not null,
    at         timestamptz not null,
    primary key (escalation, tier)
);
create index escalation_told_who on escalation_told (username);

-- a tier has one turn in each round; handing down begins another round
alter table escalation_holder add column round int not null default 1 check (round >= 1);
alter table escalation_holder drop constraint escalation_holder_pkey;
alter table escalation_holder add primary key (escalation, tier, round);

-- support from outside the ladder that a head of service called in
create table escalation_support (
    escalation uuid primary key references escalation (id),
    support    text not null,
    called_by  text not null,
    called_at  timestamptz not null,
    reason     text not null check (reason <> '')
);

-- when the governance board meets
create table board_meeting (
    day date primary key
);
