-- Whether a breach that opens has escalated before is asked for every one; both tables were read from end to end each time.
create index escalation_ended on escalation (standard, unit, closed_at) where state = 'CLOSED';
create index escalation_breach_by_breach on escalation_breach (breach);
