-- What it takes to say that a breach is over. A row for a standard goes before the row for all of its severity.
create table verification (
    standard            text not null,
    severity            text not null check (severity in ('S1', 'S2', 'S3', 'S4')),
    -- how many clean tests in a row, each on facts from a later period than the one before
    clean_periods       int  not null check (clean_periods between 1 and 12),
    period_working_days int  not null check (period_working_days between 1 and 130),
    -- the lowest tier that may accept the remaining risk instead
    lowest_acceptor     int  not null references tier (position),
    primary key (standard, severity)
);
insert into verification (standard, severity, clean_periods, period_working_days, lowest_acceptor) values
    ('*', 'S1', 1, 1, 4),
    ('*', 'S2', 1, 1, 4),
    ('*', 'S3', 1, 1, 4),
    ('*', 'S4', 1, 1, 4),
    ('ASC-REV-03', 'S2', 2, 20, 4),
    ('ASC-SAF-08', 'S2', 2, 60, 4);

-- The clean tests of the plan that is carried out; they begin anew when a test finds the breach again.
create table clean_test (
    escalation uuid not null references escalation (id),
    number     int  not null check (number >= 1),
    run        uuid not null references evaluation_run (id),
    tested_at  timestamptz not null,
    primary key (escalation, number),
    unique (escalation, run)
);

create table risk_acceptance (
    id           uuid primary key,
    escalation   uuid not null references escalation (id),
    plan         uuid not null references action_plan (id),
    accepted_by  text not null,
    accepted_for text,
    tier         int  not null,
    accepted_at  timestamptz not null,
    until        date not null,
    reason       text not null check (reason <> ''),
    cases        int  not null check (cases >= 1)
);
create function refuse_own_risk() returns trigger language plpgsql as $$
begin
    if exists (select 1 from action_plan p left join action a on a.plan = p.id
               where p.id = new.plan and (new.accepted_by in (p.drafted_by, p.drafted_for, a.owner, a.done_by)
                                          or new.accepted_for in (p.drafted_by, p.drafted_for, a.owner, a.done_by)
                                          or exists (select 1 from deputy d where d.deputy = new.accepted_by and d.person = a.owner
                                                     and d.ended_at is null
                                                     and (new.accepted_at at time zone 'Europe/London')::date between d.starts and d.ends))) then
        raise exception 'nobody accepts the risk of work of their own';
    end if;
    if new.tier < (select v.lowest_acceptor from escalation e join verification v on v.severity = e.severity and v.standard in (e.standard, '*')
                   where e.id = new.escalation order by v.standard = '*' limit 1) then
        raise exception 'this tier cannot accept a risk';
    end if;
    return new;
end $$;
create trigger risk_acceptance_never_by_an_owner before insert or update on risk_acceptance
    for each row execute function refuse_own_risk();

alter table escalation add column risk_acceptance uuid references risk_acceptance (id);
alter table escalation drop constraint escalation_sign_off_after_clean_run;
alter table escalation add constraint escalation_sign_off_after_clean_run_or_accepted_risk
    check ((step = 'SIGN_OFF' or closure = 'SIGNED_OFF') <= (clean_run is not null or risk_acceptance is not null));
alter table sign_off alter column run drop not null;
alter table sign_off add column risk_acceptance uuid references risk_acceptance (id);
alter table sign_off add constraint sign_off_rests_on_something check (run is not null or risk_acceptance is not null);
