-- How long each step of a provider's improvement may take, in working days. Data of the council. Five days for the risk decision
-- are those of ASC-PRV-04.
create table provider_step_limit (
    step         text primary key check (step in ('RISK_DECISION', 'QA_VISIT', 'SUSPENSION', 'IMPROVEMENT', 'LIFTING')),
    working_days int  not null check (working_days between 1 and 260)
);
insert into provider_step_limit (step, working_days) values
    ('RISK_DECISION', 5), ('QA_VISIT', 10), ('SUSPENSION', 2), ('IMPROVEMENT', 40), ('LIFTING', 5);

-- What is done with a provider under the contract. It lives until its consequences are lifted, also when the escalation that it
-- came from is closed before.
create table provider_plan (
    id              uuid primary key,
    escalation      uuid not null references escalation (id),
    -- the reference of the location or provider
    subject         text not null check (subject <> ''),
    state           text not null check (state in ('LIVE', 'LIFTED', 'ENDED')),
    step            text references provider_step_limit (step),
    -- the tier that holds the step
    tier            int  not null check (tier >= 1),
    suspend         boolean not null default false,
    begun_by        text not null,
    begun_for       text,
    begun_at        timestamptz not null,
    ended_by        text,
    ended_for       text,
    ended_at        timestamptz,
    end_reason      text,
    process_id      text not null unique,
    live_process_id text unique references camunda.act_ru_execution (id_) deferrable initially deferred,
    constraint provider_plan_live_has_process check ((state = 'LIVE') = (live_process_id is not null)),
    constraint provider_plan_live_is_at_a_step check ((state = 'LIVE') = (step is not null)),
    constraint provider_plan_ended check ((state = 'LIVE') = (ended_at is null) and (ended_at is null) = (ended_by is null)
        and (state = 'ENDED') <= (end_reason <> ''))
);
create unique index provider_plan_one_live on provider_plan (escalation, subject) where state = 'LIVE';

-- One pass of a step: by when, who had to, who decided what, with which consequence from when on.
create table provider_step (
    plan            uuid not null references provider_plan (id),
    number          int  not null check (number >= 1),
    step            text not null references provider_step_limit (step),
    started_at      timestamptz not null,
    due_at          timestamptz not null,
    owner           text,
    overdue_at      timestamptz,
    decided_by      text,
    decided_for     text,
    decided_at      timestamptz,
    reason          text not null default '',
    consequence     text check (consequence in ('NONE', 'IMPROVEMENT_NOTICE', 'SUSPENSION_OF_PLACEMENTS', 'PAYMENT_WITHHELD', 'TERMINATION_NOTICE')),
    takes_effect_on date,
    lifted          boolean,
    primary key (plan, number),
    constraint provider_step_decided check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (consequence is null)
        and (decided_by is null) <= (reason = '') and (decided_by is not null) <= (reason <> '')),
    constraint provider_step_consequence_has_its_day check ((coalesce(consequence, 'NONE') = 'NONE') = (takes_effect_on is null)),
    constraint provider_step_only_lifting_lifts check ((lifted is not null) <= (step = 'LIFTING'))
);
create unique index provider_step_one_open on provider_step (plan) where decided_at is null;

create function refuse_own_lifting() returns trigger language plpgsql as $$
begin
    if new.step = 'LIFTING' and new.decided_by is not null and exists (
            select 1 from provider_plan p left join provider_step s on s.plan = p.id and s.step <> 'LIFTING'
            where p.id = new.plan and (new.decided_by in (p.begun_by, p.begun_for, s.decided_by, s.decided_for)
                                       or new.decided_for in (p.begun_by, p.begun_for, s.decided_by, s.decided_for))) then
        raise exception 'nobody lifts consequences of their own';
    end if;
    return new;
end $$;
create trigger provider_step_never_lifted_by_an_owner before insert or update on provider_step
    for each row execute function refuse_own_lifting();
