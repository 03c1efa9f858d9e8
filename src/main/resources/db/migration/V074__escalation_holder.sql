-- who held an escalation at each tier, so that they keep sight of it; and no tier ever gets the same task twice
create table escalation_holder (
    escalation uuid not null references escalation (id),
    tier       int  not null,
    holder     text,
    since      timestamptz not null,
    primary key (escalation, tier)
);
create index escalation_held_before on escalation_holder (holder);
insert into escalation_holder (escalation, tier, holder, since) select id, tier, holder, step_started_at from escalation;
