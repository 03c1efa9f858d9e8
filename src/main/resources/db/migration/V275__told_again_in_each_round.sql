-- An escalation that is reopened, or goes to another unit, is news to the tiers that its policy informs, though they were told of it before: each is told once
-- in each round.
alter table escalation_told add column round int not null default 1 check (round >= 1);
alter table escalation_told drop constraint escalation_told_pkey;
alter table escalation_told add primary key (escalation, tier, round);
