package plumbline.intake;

import org.springframework.jdbc.core.JdbcTemplate;

/** Takes staged locations and ratings of the regulator into the facts. */
final class LocationsMerge {

    static final String STAGE = """
            create temporary table rating_stage (row_number int, location_id text collate "C", name text collate "C",
                provider_id text collate "C", provider_name text collate "C", authority text collate "C", social_care boolean,
                deactivated_on date, service_group text collate "C", domain text collate "C", published text collate "C",
                band text collate "C", published_on date)
            on commit drop""";

    private final ImportWork work;
    private final JdbcTemplate jdbc;

    LocationsMerge(ImportWork work) {
        this.work = work;
        this.jdbc = work.jdbc();
    }

    /** @param knowsDates whether the file says when a rating was published; if not, a known date stays while the rating does */
    void merge(boolean knowsDates) {
        jdbc.execute("analyze rating_stage");
        ReferenceChecks.together(jdbc, work.batch(), ReferenceChecks.OF_LOCATIONS, () -> {
            mergeLocations();
            work.progress().storing(0.3);
            keepRatings();
            mergePublications();
            work.progress().storing(0.6);
            mergeRatings(knowsDates);
        });
        count();
    }

    /** What an older file than the latest known says of a location itself is out of date, and left alone. */
    private void mergeLocations() {
        jdbc.execute("create temporary table location_changed (ref text collate \"C\") on commit drop");
        jdbc.update("""
                with older as (
                    select location_id from rating_stage s join location_rating r using (location_id)
                    group by location_id having max(s.published_on) < max(r.published_on)),
                changed as (
                    insert into location as t (ref, name, provider_id, provider_name, authority, social_care, deactivated_on, batch)
                    select distinct on (location_id) location_id, name, provider_id, provider_name, authority, social_care, deactivated_on, ?
                    from rating_stage where location_id not in (select location_id from older)
                    order by location_id, name, provider_id, provider_name, authority
                    on conflict (ref) do update set name = excluded.name, provider_id = excluded.provider_id,
                        provider_name = excluded.provider_name, authority = excluded.authority, social_care = excluded.social_care,
                        deactivated_on = excluded.deactivated_on, batch = excluded.batch
                    where (t.name, t.provider_id, t.provider_name, t.authority, t.social_care, t.deactivated_on) is distinct from
                          (excluded.name, excluded.provider_id, excluded.provider_name, excluded.authority, excluded.social_care,
                           excluded.deactivated_on)
                    returning t.ref)
                insert into location_changed select ref from changed""", work.batch().value());
    }

    private void keepRatings() {
        jdbc.execute("""
                create temporary table rating_kept on commit drop as
                select k.*, row_number() over (partition by location_id, service_group, domain order by published_on desc nulls last) = 1 as latest
                from (select distinct on (location_id, service_group, domain, published_on) * from rating_stage
                      order by location_id, service_group, domain, published_on, published) k""");
        jdbc.execute("create temporary table publication_changed (location_id text, service_group text, domain text, published_on date) on commit drop");
        jdbc.execute("create temporary table latest_changed (location_id text, service_group text, domain text) on commit drop");
    }

    /** Keeps what was published on which day; of a rating without a day only that it is another one than the latest known. */
    private void mergePublications() {
        jdbc.update("""
                with changed as (
                    insert into rating_publication as t (location_id, service_group, domain, published_on, seen_on, published, band, batch)
                    select location_id, service_group, domain, published_on, ?, published, band, ?
                    from rating_kept where published <> '' and published_on is not null
                    on conflict (location_id, service_group, domain, published_on) where published_on is not null
                    do update set published = excluded.published, band = excluded.band, batch = excluded.batch
                    where t.band is distinct from excluded.band
                    returning t.location_id, t.service_group, t.domain, t.published_on)
                insert into publication_changed select * from changed""", work.today(), work.batch().value());
        jdbc.update("""
                insert into rating_publication as t (location_id, service_group, domain, seen_on, published, band, batch)
                select location_id, k.service_group, k.domain, ?, k.published, k.band, ?
                from rating_kept k left join location_rating r using (location_id, service_group, domain)
                where k.published <> '' and k.published_on is null and (r.published is null or r.band is distinct from k.band)
                on conflict (location_id, service_group, domain, seen_on) where published_on is null
                do update set published = excluded.published, band = excluded.band, batch = excluded.batch""",
                work.today(), work.batch().value());
    }

    /** The latest rating gives way to a later one, to another of the same day, and to one without a day; never to an earlier one. */
    private void mergeRatings(boolean knowsDates) {
        String date = knowsDates ? "excluded.published_on"
                : "case when t.band is not distinct from excluded.band then t.published_on end";
        jdbc.update("""
                with changed as (
                    insert into location_rating as t (location_id, service_group, domain, published, band, published_on, batch)
                    select location_id, service_group, domain, published, band, published_on, ? from rating_kept
                    where latest and published <> ''
                    on conflict (location_id, service_group, domain) do update set published = excluded.published, band = excluded.band,
                        published_on = %1$s, batch = excluded.batch
                    where (t.band, lower(t.published), t.published_on) is distinct from (excluded.band, lower(excluded.published), %1$s)
                      and coalesce(excluded.published_on >= t.published_on, true)
                    returning t.location_id, t.service_group, t.domain)
                insert into latest_changed select * from changed""".formatted(date), work.batch().value());
    }

    /** A file has one row for each location and domain, or one for each location; the stage tells both by the row number. */
    private void count() {
        int staged = jdbc.queryForObject("select count(distinct row_number) from rating_stage", Integer.class);
        int kept = jdbc.queryForObject("select count(distinct row_number) from rating_kept", Integer.class);
        int changed = jdbc.queryForObject("""
                select count(distinct row_number) from rating_kept k
                where (location_id, service_group, domain, published_on) in (select * from publication_changed)
                   or latest and (location_id, service_group, domain) in (select * from latest_changed)
                   or location_id in (select ref from location_changed)""", Integer.class);
        work.counts().duplicate(staged - kept);
        work.counts().accepted(changed);
        work.counts().unchanged(kept - changed);
    }
}
