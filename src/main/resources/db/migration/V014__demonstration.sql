-- The day the demonstration council was made as at, so that an interrupted first start goes on with the same data.
create table demonstration (
    only_row  boolean primary key check (only_row),
    as_at     date not null,
    loaded_at timestamptz
);
