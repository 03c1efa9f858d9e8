-- Whom the service told that a rate or indicator is behind its trajectory: once for each step whose day has passed.
create table trajectory_told (
    standard text        not null,
    step_on  date        not null,
    period   text        not null,
    value    numeric     not null,
    username text        not null,
    told_at  timestamptz not null,
    primary key (standard, step_on)
);
