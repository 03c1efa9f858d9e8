-- Where another body manages the council's staff from day to day (section 75 of the National Health Service Act 2006): its
-- posts by unit and tier. The council's own posts answer for the profession and hold what is escalated.
create table second_line (
    unit     text not null references org_unit (code),
    tier     int  not null references tier (position),
    body     text not null check (body = btrim(body) and length(body) between 1 and 200 and body !~ '[[:cntrl:]]'),
    title    text not null check (title = btrim(title) and length(title) between 1 and 200 and title !~ '[[:cntrl:]]'),
    -- whoever holds the post, if they sign in here
    username text check (username ~ '^[a-z0-9][a-z0-9.@_-]{0,79}$'),
    primary key (unit, tier)
);
