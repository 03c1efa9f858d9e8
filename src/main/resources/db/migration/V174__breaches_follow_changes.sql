-- Findings are stored once and so are breaches: what a run finds just as the run before costs nothing. A breach that is found
-- remembers since which run it is; how often and when it was last seen follows from the latest run applied.
alter table applied_run add column number int;
update applied_run a set number = o.number
from (select run, row_number() over (order by applied_at, run) as number from applied_run) o where o.run = a.run;
alter table applied_run alter column number set not null;
alter table applied_run add constraint applied_run_number_once unique (number);

alter table breach add column found boolean not null default false;
alter table breach add column found_since int not null default 0;
update breach b set found = true, found_since = a.number
from applied_run a where b.state = 'OPEN' and a.run = b.last_run and a.number = (select max(number) from applied_run);
alter table breach add constraint breach_found_is_open check (not found or state = 'OPEN');
create index breach_not_found on breach (id) where state = 'OPEN' and not found;

-- What began to hold in a run; what ended has its index already.
create index finding_began_in_breach on finding (from_run) where open and outcome in ('BREACH', 'RED');

create view breach_seen as
select b.id, b.standard, b.subject_kind, b.subject_ref, b.person_ref, b.period, b.unit, b.severity, b.deadline, b.state, b.opened_at,
       b.cleared_at, b.reopened, b.explanation,
       case when b.found then l.as_at else b.last_seen_at end as last_seen_at,
       case when b.found then b.times_seen + l.number - b.found_since else b.times_seen end as times_seen,
       case when b.found then l.run else b.last_run end as last_run
from breach b left join lateral (select as_at, number, run from applied_run order by number desc limit 1) l on true;
