-- What is written in every run is compared by its bytes, and indexed by who it is about first: a partition of people is then
-- written into neighbouring leaves. Steps and values are read as they were written, never searched.
drop view run_finding;
drop index finding_said_once;
drop index finding_said_once_looking_back;
drop index finding_of_owner;
drop index finding_by_person;
drop index finding_by_outcome;
drop index finding_open_breach;
alter table finding drop constraint finding_outcome_check, drop constraint finding_severity;
alter table finding
    alter column standard type text collate "C", alter column subject_kind type text collate "C", alter column subject_ref type text collate "C",
    alter column person_ref type text collate "C", alter column period type text collate "C", alter column unit type text collate "C",
    alter column outcome type text collate "C", alter column steps type text, alter column used_values type text;
alter table finding add constraint finding_outcome_check check (outcome in
    ('COMPLIANT', 'DUE_SOON', 'BREACH', 'UNKNOWN', 'EXCLUDED', 'GREEN', 'AMBER', 'RED', 'SUPPRESSED', 'NO_DATA'));
alter table finding add constraint finding_severity check ((outcome in ('BREACH', 'RED')) = (severity is not null));
-- A standard says one thing about one subject and period of an owner at a time. Where the records of two people claim one
-- case, each says its own, and the breach of it is the worse of the two.
create unique index finding_said_once on finding (owner, before_run, standard, subject_kind, subject_ref, period) where not looks_back;
create unique index finding_said_once_looking_back on finding (from_run, owner, standard, subject_kind, subject_ref, period) where looks_back;
create index finding_by_outcome on finding (standard, outcome, before_run);
create index finding_open_breach on finding (before_run) where open and outcome in ('BREACH', 'RED');
create index finding_by_subject on finding (subject_ref);

create view run_finding as
select r.id as run, f.* from evaluation_run r
join finding f on f.looks_back = r.looks_back and f.from_run <= r.number and f.before_run > r.number
where not r.looks_back or f.from_run = r.number;

alter table rate_case drop constraint rate_case_once;
drop index rate_case_of_owner;
alter table rate_case
    alter column standard type text collate "C", alter column ref type text collate "C", alter column unit type text collate "C",
    alter column part type text collate "C", alter column period type text collate "C", alter column provider type text collate "C";
create unique index rate_case_once on rate_case (owner, standard, ref, period) where looking_back is null;
create index rate_case_looking_back on rate_case (looking_back) where looking_back is not null;
-- The list behind a number.
create index rate_case_of_standard on rate_case (standard, period) where looking_back is null;

-- Sums of what holds, kept by adding what a partition changed in the transaction that changes it, so that no run counts
-- everything again. The sum over the rows of one key is what holds; the end of a run folds them together.
create table finding_tally (
    standard text collate "C" not null,
    outcome  text collate "C" not null,
    findings int  not null
);
insert into finding_tally (standard, outcome, findings)
select standard, outcome, count(*) from finding where before_run = 2147483647 and not looks_back group by standard, outcome;

create table rate_tally (
    standard text collate "C" not null,
    unit     text collate "C" not null,
    period   text collate "C" not null,
    provider text collate "C",
    part     text collate "C" not null,
    cases    int     not null,
    added    numeric not null
);
insert into rate_tally (standard, unit, period, provider, part, cases, added)
select standard, unit, period, provider, part, count(*), coalesce(sum(value), 0) from rate_case
where looking_back is null group by standard, unit, period, provider, part;
