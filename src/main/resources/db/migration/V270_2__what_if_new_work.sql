-- The work by tier that a what-if promised, as it was reckoned: once the breaches are there, nobody can reckon it again.
create table impact_new_work (
    impact      uuid not null references impact (id) on delete cascade,
    tier        int  not null check (tier >= 1),
    name        text not null,
    escalations int  not null check (escalations >= 0),
    breaches    int  not null check (breaches >= 0),
    primary key (impact, tier)
);
