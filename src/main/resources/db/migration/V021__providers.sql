-- The regulator's register as far as rules need it.
create table location (
    ref            text primary key,
    name           text not null,
    provider_id    text not null,
    provider_name  text not null,
    authority      text not null,
    social_care    boolean not null,
    deactivated_on date,
    batch          bigint not null
);

-- One row for each location, service group and domain, as the regulator publishes them. A word that is not one of the four
-- ratings ("Not Rated", "Inspected but not rated") is kept as published and is no rating: band stays null.
create table location_rating (
    location_id   text not null references location (ref),
    service_group text not null,
    domain        text not null,
    published     text not null,
    band          text check (band in ('OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'INADEQUATE')),
    published_on  date,
    batch         bigint not null,
    primary key (location_id, service_group, domain)
);

-- Providers that are the council itself or that deliver for it by a section 75 agreement.
create table council_provider (
    provider_id text primary key,
    batch       bigint not null
);

create table quality_visit (
    ref          text primary key,
    location_id  text not null,
    unit         text references org_unit (code),
    booked_for   date,
    completed_on date,
    batch        bigint not null
);
create index quality_visit_location on quality_visit (location_id);
