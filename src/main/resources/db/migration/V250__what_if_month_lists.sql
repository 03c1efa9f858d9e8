-- The breaches behind the numbers at month ends of a what-if: which were open by the rules in force, and which would have been.
create table impact_month_case (
    impact       uuid        not null references impact (id) on delete cascade,
    month_end    date        not null,
    standard     text        not null,
    subject_kind text        not null,
    subject_ref  text        not null,
    person_ref   text,
    period       text        not null,
    unit         text        not null,
    severity     text,
    deadline     timestamptz,
    before       boolean     not null,
    after        boolean     not null,
    check (before or after)
);
create index impact_month_case_listed on impact_month_case (impact, month_end);
create index impact_month_case_of_person on impact_month_case (person_ref) where person_ref is not null;
