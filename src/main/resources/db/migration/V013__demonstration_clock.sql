create table demonstration_clock (
    only_row      boolean primary key check (only_row),
    seconds_ahead bigint not null check (seconds_ahead >= 0)
);
