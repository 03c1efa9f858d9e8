-- Rates count in a month, quarter or year, for providers as well as units, and may add up values for a mean.
alter table rate_case add column period text not null default 'rolling';
alter table rate_case add column provider text;
alter table rate_case add column value numeric;
alter table rate_case drop constraint rate_case_pkey;
alter table rate_case add primary key (run, standard, ref, period);
alter table finding drop constraint finding_subject_kind_check;
alter table finding add constraint finding_subject_kind_check check (subject_kind in ('PERSON', 'CASE', 'LOCATION', 'PROVIDER', 'UNIT'));
alter table breach drop constraint breach_subject_kind_check;
alter table breach add constraint breach_subject_kind_check check (subject_kind in ('PERSON', 'CASE', 'LOCATION', 'PROVIDER', 'UNIT'));
