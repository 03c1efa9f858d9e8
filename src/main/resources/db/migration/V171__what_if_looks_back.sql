-- How many breaches of each standard were open at the last month ends by the rules in force, and would have been.
create table impact_month (
    impact    uuid not null references impact (id) on delete cascade,
    standard  text not null,
    month_end date not null,
    before    int  not null,
    after     int  not null,
    primary key (impact, standard, month_end)
);
