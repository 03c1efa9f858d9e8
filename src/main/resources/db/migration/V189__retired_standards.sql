-- What becomes of breaches whose standard is no longer among the rules: no rule can test them clean any more, so a director
-- closes them by name, with a reason (decision 38).
alter table breach add column retired_at timestamptz;
alter table breach drop constraint breach_state_check;
alter table breach add constraint breach_state_check check (state in ('OPEN', 'CLEARED', 'RETIRED'));
alter table breach add constraint breach_retired check ((state = 'RETIRED') = (retired_at is not null));

alter table escalation drop constraint escalation_closure_check;
alter table escalation add constraint escalation_closure_check check (closure in ('SIGNED_OFF', 'CONDITION_CLEARED', 'STANDARD_RETIRED'));

create table standard_closing (
    id          uuid primary key,
    standard    text not null,
    reason      text not null check (length(btrim(reason)) > 0),
    director    text not null,
    rule_set    int not null,
    at          timestamptz not null,
    breaches    int not null check (breaches > 0),
    escalations int not null check (escalations >= 0)
);
comment on table standard_closing is 'A director closes what a standard left that is no longer among the rules; rule_set is the version in force then.';

create table standard_closing_escalation (
    closing    uuid not null references standard_closing (id),
    escalation uuid not null references escalation (id),
    primary key (closing, escalation)
);
comment on table standard_closing_escalation is 'Which escalations it closed, so that each closed one names a person.';
