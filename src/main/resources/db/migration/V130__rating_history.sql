-- Every rating of a location that was ever imported, so that the one that held on a day can be told; location_rating goes on
-- holding the latest. A location has one rating for each service group, domain and day of publication. A list that does not
-- say the day adds a row only where it shows another rating than the latest known: it held by the day it was seen.
create table rating_publication (
    location_id   text collate "C" not null references location (ref),
    service_group text collate "C" not null,
    domain        text collate "C" not null,
    published_on  date,
    seen_on       date not null,
    published     text not null,
    band          text check (band in ('OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'INADEQUATE')),
    batch         bigint not null references import_batch (id),
    check (published_on <= seen_on)
);
create unique index rating_publication_once on rating_publication (location_id, service_group, domain, published_on) where published_on is not null;
create unique index rating_publication_seen on rating_publication (location_id, service_group, domain, seen_on) where published_on is null;

insert into rating_publication (location_id, service_group, domain, published_on, seen_on, published, band, batch)
select r.location_id, r.service_group, r.domain, r.published_on,
       greatest(r.published_on, (b.started_at at time zone 'Europe/London')::date), r.published, r.band, r.batch
from location_rating r join import_batch b on b.id = r.batch;
