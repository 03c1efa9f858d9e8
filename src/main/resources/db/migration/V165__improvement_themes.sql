-- An improvement theme gathers the plans of escalations under one director, from a day to a day.
create table improvement_theme (
    id         uuid primary key,
    title      text not null unique check (title <> ''),
    change     text not null check (change <> ''),
    director   text not null,
    starts     date not null,
    ends       date not null,
    created_by text not null,
    created_at timestamptz not null,
    constraint improvement_theme_ends_after_it_starts check (ends >= starts)
);

-- The escalations whose plans it gathers; a plan that takes another's place stays in its theme.
create table theme_plan (
    theme      uuid not null references improvement_theme (id),
    escalation uuid not null references escalation (id),
    added_by   text not null,
    added_at   timestamptz not null,
    removed_by text,
    removed_at timestamptz,
    reason     text,
    primary key (theme, escalation, added_at),
    constraint theme_plan_removed check ((removed_by is null) = (removed_at is null) and (removed_by is null) = (reason is null) and reason <> '')
);
-- a plan is carried by one director
create unique index theme_plan_one_theme on theme_plan (escalation) where removed_at is null;
