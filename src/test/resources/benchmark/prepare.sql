-- What a council that judged by SQL would have ready before the night: working days numbered in order, so that the n-th one
-- after a day is one look into an index, and the ruling of a clock that counts days, which PostgreSQL writes into each statement.
create table working_day (
    day    date primary key,
    works  boolean not null,
    -- How many working days there were up to this day, itself included.
    number int not null
);
create index working_day_number on working_day (number) include (day) where works;

create function ruling(stop date, unknown boolean, ended date, deadline date, soon date, today date) returns text
    language sql immutable as $$
select case when stop <= coalesce(ended, stop) then case when stop > deadline then 'BREACH' else 'COMPLIANT' end
            when ended <= deadline then 'EXCLUDED'
            when unknown then 'UNKNOWN'
            when ended is not null or today > deadline then 'BREACH'
            when today >= least(soon, deadline) then 'DUE_SOON'
            else 'COMPLIANT' end
$$;
