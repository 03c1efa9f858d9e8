-- What was signed at each stage of a plan: who, when, which version, and the hash of what they saw.
create table stage_sign_off (
    plan       uuid not null references action_plan (id),
    stage      text not null check (stage in ('PLAN_AGREED', 'ACTIONS_DONE', 'EFFECT_CONFIRMED', 'CLOSED')),
    signed_by  text not null,
    signed_for text,
    signed_at  timestamptz not null,
    version    int  not null check (version >= 0),
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    comment    text not null,
    primary key (plan, stage)
);
create function refuse_own_stage() returns trigger language plpgsql as $$
begin
    if exists (select 1 from action_plan p left join action a on a.plan = p.id
               where p.id = new.plan and (new.signed_by in (a.owner, a.done_by) or new.signed_for in (a.owner, a.done_by)
                   or new.stage = 'PLAN_AGREED' and (new.signed_by in (p.drafted_by, p.drafted_for)
                                                     or new.signed_for in (p.drafted_by, p.drafted_for))
                   or exists (select 1 from deputy d where d.deputy = new.signed_by and d.person = a.owner and d.ended_at is null
                              and (new.signed_at at time zone 'Europe/London')::date between d.starts and d.ends))) then
        raise exception 'nobody signs a stage of work of their own';
    end if;
    return new;
end $$;
create trigger stage_sign_off_never_by_an_owner before insert or update on stage_sign_off
    for each row execute function refuse_own_stage();

-- How long a breach must stay clear before its escalation ends by itself, and what happens when it comes back soon after
-- an escalation ended. Working days; data of the council.
create table recurrence (
    severity              text primary key check (severity in ('S1', 'S2', 'S3', 'S4')),
    settling_working_days int  not null check (settling_working_days between 0 and 20),
    window_working_days   int  not null check (window_working_days between 0 and 260),
    raises                text not null check (raises in ('TIER', 'SEVERITY'))
);
insert into recurrence (severity, settling_working_days, window_working_days, raises) values
    ('S1', 1, 60, 'TIER'),
    ('S2', 1, 60, 'TIER'),
    ('S3', 2, 60, 'TIER'),
    ('S4', 2, 60, 'SEVERITY');

-- An escalation whose cases are all clear, until it has settled. Its clock is held meanwhile.
create table settling (
    escalation      uuid primary key references escalation (id),
    run             uuid not null references evaluation_run (id),
    since           timestamptz not null,
    -- the last day on which it may come back without a word
    until           date not null,
    live_process_id text not null unique references camunda.act_ru_execution (id_) deferrable initially deferred
);

-- An escalation that was reopened is signed off once for each plan.
alter table sign_off drop constraint sign_off_pkey;
alter table sign_off add primary key (escalation, plan);
