-- since when so many breaches of one standard in one unit in 90 days made it systemic: one severity higher, one tier up, once
alter table escalation add column systemic_since timestamptz;
create index breach_by_unit_and_opening on breach (standard, unit, opened_at);
