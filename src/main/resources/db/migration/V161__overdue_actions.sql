-- what people call an action, and the subject of the breach when it is overdue
alter table action add column reference text;
update action a set reference = e.reference || ' plan ' || p.number || ' action ' || a.number
    from action_plan p join escalation e on e.id = p.escalation where p.id = a.plan;
alter table action alter column reference set not null;
alter table action add constraint action_reference unique (reference);

-- when a plan was superseded: whatever of it was not done by then is no longer promised
alter table action_plan add column left_at timestamptz;
update action_plan set left_at = coalesce(decided_at, drafted_at) where state = 'SUPERSEDED';
alter table action_plan add constraint action_plan_left_when_superseded check ((state = 'SUPERSEDED') = (left_at is not null));

create index breach_by_subject on breach (standard, subject_ref);
