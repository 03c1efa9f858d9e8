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
            mergeRatings(knowsDates);
        });
        count();
    }

    private void mergeLocations() {
        jdbc.execute("create temporary table location_changed (ref text collate \"C\") on commit drop");
        jdbc.update("""
                with changed as (
                    insert into location as t (ref, name, provider_id, provider_name, authority, social_care, deactivated_on, batch)
                    select distinct on (location_id) location_id, name, provider_id, provider_name, authority, social_care, deactivated_on, ?
                    from rating_stage order by location_id, name, provider_id, provider_name, authority
                    on conflict (ref) do update set name = excluded.name, provider_id = excluded.provider_id,
                        provider_name = excluded.provider_name, authority = excluded.authority, social_care = excluded.social_care,
                        deactivated_on = excluded.deactivated_on, batch = excluded.batch
                    where (t.name, t.provider_id, t.provider_name, t.authority, t.social_care, t.deactivated_on) is distinct from
                          (excluded.name, excluded.provider_id, excluded.provider_name, excluded.authority, excluded.social_care,
                           excluded.deactivated_on)
                    returning t.ref)
                insert into location_changed select ref from changed""", work.batch().value());
    }

    private void mergeRatings(boolean knowsDates) {
        jdbc.execute("""
                create temporary table rating_kept on commit drop as
                select distinct on (location_id, service_group, domain) * from rating_stage
                order by location_id, service_group, domain, published_on desc nulls last, published""");
        jdbc.execute("create temporary table rating_changed (location_id text collate \"C\", service_group text collate \"C\", domain text collate \"C\") on commit drop");
        String date = knowsDates ? "excluded.published_on"
                : "case when t.band is not distinct from excluded.band then t.published_on end";
        jdbc.update("""
                with changed as (
                    insert into location_rating as t (location_id, service_group, domain, published, band, published_on, batch)
                    select location_id, service_group, domain, published, band, published_on, ? from rating_kept where published <> ''
                    on conflict (location_id, service_group, domain) do update set published = excluded.published, band = excluded.band,
                        published_on = %1$s, batch = excluded.batch
                    where (t.band, lower(t.published), t.published_on) is distinct from (excluded.band, lower(excluded.published), %1$s)
                    returning t.location_id, t.service_group, t.domain)
                insert into rating_changed select * from changed""".formatted(date), work.batch().value());
    }

    /** A file has one row for each location and domain, or one for each location; the stage tells both by the row number. */
    private void count() {
        int staged = jdbc.queryForObject("select count(distinct row_number) from rating_stage", Integer.class);
        int kept = jdbc.queryForObject("select count(distinct row_number) from rating_kept", Integer.class);
        int changed = jdbc.queryForObject("""
                select count(distinct k.row_number) from rating_kept k
                left join rating_changed c using (location_id, service_group, domain)
                where c.location_id is not null or k.location_id in (select ref from location_changed)""", Integer.class);
        work.counts().duplicate(staged - kept);
        work.counts().accepted(changed);
        work.counts().unchanged(kept - changed);
    }
}
