-- Two thirds of the time PostgreSQL took to write a finding went into its indexes, most of that into the two that only said
-- once more what the judges see to: each standard says one thing of a subject and period. What writes findings looks at all that
-- hold of whom they are about, and finds out by itself. Nothing ever asked for a finding by its number.
drop view run_finding;
drop index finding_said_once;
alter table finding drop column id;
create index finding_of_owner on finding (owner, before_run) where not looks_back;
create view run_finding as
select r.id as run, f.* from evaluation_run r
join finding f on f.looks_back = r.looks_back and f.from_run <= r.number and f.before_run > r.number
where not r.looks_back or f.from_run = r.number;

-- That a finding ends, once, is the rule; only what is anything else is looked at more closely.
drop trigger finding_never_changes on finding;
create trigger finding_never_changes before update on finding for each row
    when (old.before_run <> 2147483647 or
          (new.from_run, new.looks_back, new.owner, new.standard, new.subject_kind, new.subject_ref, new.person_ref, new.period, new.unit, new.outcome,
           new.severity, new.deadline, new.open, new.explanation, new.steps, new.used_values) is distinct from
          (old.from_run, old.looks_back, old.owner, old.standard, old.subject_kind, old.subject_ref, old.person_ref, old.period, old.unit, old.outcome,
           old.severity, old.deadline, old.open, old.explanation, old.steps, old.used_values))
    execute function refuse_finding_change();

-- As with findings.
drop index rate_case_once;
create index rate_case_of_owner on rate_case (owner) where looking_back is null;
