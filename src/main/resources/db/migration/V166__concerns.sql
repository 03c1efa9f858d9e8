-- A concern that somebody raised by hand. It is a breach that no run has found and none can clear.
alter table breach alter column last_run drop not null;
alter table breach add constraint breach_found_by_a_run_or_raised_by_hand check ((last_run is null) = (standard = 'ASC-HAND-01'));

create sequence raised_concern_number;
create table raised_concern (
    id             uuid primary key,
    reference      text not null unique,
    breach         uuid not null unique references breach (id),
    raised_by      text not null check (raised_by in ('STAFF', 'PERSON', 'CARER', 'PARTNER', 'MEMBER')),
    -- the agency, or how they are related; no names
    relation       text not null check (length(relation) <= 200),
    unit           text not null references org_unit (code),
    provider_ref   text not null default '' check (provider_ref ~ '^[A-Za-z0-9._/-]{0,60}$'),
    person_ref     text not null default '' check (person_ref ~ '^[A-Za-z0-9._/-]{0,60}$'),
    about_standard text not null default '',
    severity       text not null check (severity in ('S1', 'S2', 'S3', 'S4')),
    words          text not null check (words <> '' and length(words) <= 2000),
    recorded_by    text not null,
    raised_at      timestamptz not null
);
create index raised_concern_by_unit on raised_concern (unit);

-- Since no rule can test a concern, a named person of the tier that signs off confirms that it is put right.
create table raised_concern_confirmation (
    concern       uuid primary key references raised_concern (id),
    confirmed_by  text not null,
    confirmed_for text,
    confirmed_at  timestamptz not null,
    evidence      text not null check (evidence <> ''),
    -- how the person who raised it was answered
    answer        text not null check (answer <> '')
);
create function refuse_own_confirmation() returns trigger language plpgsql as $$
begin
    if exists (select 1 from raised_concern c join escalation_breach b on b.breach = c.breach and b.open
               join action_plan p on p.escalation = b.escalation and p.state = 'AGREED' left join action a on a.plan = p.id
               where c.id = new.concern and (new.confirmed_by in (p.drafted_by, p.drafted_for, a.owner, a.done_by)
                                             or new.confirmed_for in (p.drafted_by, p.drafted_for, a.owner, a.done_by))) then
        raise exception 'nobody confirms work of their own';
    end if;
    return new;
end $$;
create trigger concern_confirmation_never_by_an_owner before insert or update on raised_concern_confirmation
    for each row execute function refuse_own_confirmation();

alter table escalation add column put_right_at timestamptz;
alter table escalation drop constraint escalation_sign_off_after_clean_run_or_accepted_risk;
alter table escalation add constraint escalation_sign_off_rests_on_something
    check ((step = 'SIGN_OFF' or closure = 'SIGNED_OFF') <= (clean_run is not null or risk_acceptance is not null or put_right_at is not null));
alter table sign_off add column concern uuid references raised_concern (id);
alter table sign_off drop constraint sign_off_rests_on_something;
alter table sign_off add constraint sign_off_rests_on_something check (run is not null or risk_acceptance is not null or concern is not null);
