-- Numbers measured for a standard: one for each standard, period, unit, and provider or group of people it is about.
create table measure_value (
    standard     text collate "C" not null,
    period       text collate "C" not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-\d\d)?$'),
    -- Without one it is of the council.
    unit         text references org_unit (code),
    provider     text collate "C" not null default '',
    people_group text collate "C" not null default '',
    value        numeric,
    numerator    numeric,
    denominator  numeric check (denominator >= 0),
    target       numeric,
    baseline     numeric,
    batch        bigint not null references import_batch (id),
    check (coalesce(value, numerator, denominator, target, baseline) is not null)
);
create unique index measure_value_once on measure_value (standard, period, coalesce(unit, ''), provider, people_group);
