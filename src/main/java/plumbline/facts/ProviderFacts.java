package plumbline.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;

/** Reads the adult social care locations with their latest ratings and visits. */
@Component
class ProviderFacts {

    private static final String LOCATIONS = """
            select l.ref, l.name, l.provider_id, l.deactivated_on, l.social_care,
                   (p.provider_id is not null or l.provider_name <> '' and lower(l.provider_name) = lower(?)) as ran_by_council,
                   exists (select from service s where s.location_id = l.ref and s.ended_on is null) as commissioned
            from location l left join council_provider p using (provider_id)
            where l.social_care order by l.ref""";

    private static final String RATINGS = """
            select r.* from location_rating r join location l on l.ref = r.location_id
            where l.social_care order by r.location_id, r.service_group, r.domain""";

    private final JdbcTemplate jdbc;
    private final AnsweringUnits units;

    ProviderFacts(JdbcTemplate jdbc, AnsweringUnits units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    List<Fact> all() {
        UnitId unit = units.forProviders();
        List<Location> locations = jdbc.query(LOCATIONS, (row, i) -> location(row, unit), units.councilName());
        List<Fact> facts = new ArrayList<>(locations);
        Map<String, List<PublishedRating>> published = published();
        for (Location location : locations) {
            facts.add(PublishedRating.latestOf(location.ref(), unit, published.getOrDefault(location.ref(), List.of())));
        }
        AnsweringUnits.Lookup lookup = units.lookup();
        facts.addAll(jdbc.query("select * from quality_visit", (row, i) -> visit(row, unit, lookup)));
        return facts;
    }

    /** Everything ever published about the rating of some locations, for records that are judged by what held on a day. */
    List<Fact> publicationsOf(Set<String> locations) {
        UnitId unit = units.forProviders();
        Map<String, RatingHistory> histories = new TreeMap<>();
        jdbc.query("select * from rating_publication where location_id = any (?) order by location_id, service_group, domain", row -> {
            histories.computeIfAbsent(row.getString("location_id"), location -> new RatingHistory(location, unit))
                    .add(rating(row), row.getObject("seen_on", LocalDate.class));
        }, (Object) locations.toArray(String[]::new));
        return histories.values().stream().flatMap(history -> history.publications().stream()).map(Fact.class::cast).toList();
    }

    private Map<String, List<PublishedRating>> published() {
        Map<String, List<PublishedRating>> byLocation = new HashMap<>();
        jdbc.query(RATINGS, row -> {
            byLocation.computeIfAbsent(row.getString("location_id"), id -> new ArrayList<>()).add(rating(row));
        });
        return byLocation;
    }

    private static PublishedRating rating(ResultSet row) throws SQLException {
        String band = row.getString("band");
        return new PublishedRating(row.getString("service_group"), row.getString("domain"),
                band == null ? null : Rating.Band.valueOf(band), PersonFacts.day(row, "published_on"));
    }

    private static Location location(ResultSet row, UnitId unit) throws SQLException {
        return new Location(row.getString("ref"), unit, row.getString("name"), row.getString("provider_id"),
                row.getBoolean("ran_by_council"), row.getBoolean("commissioned"), row.getBoolean("social_care"),
                PersonFacts.day(row, "deactivated_on"));
    }

    private static QualityVisit visit(ResultSet row, UnitId unit, AnsweringUnits.Lookup lookup) throws SQLException {
        String own = row.getString("unit");
        return new QualityVisit(row.getString("ref"), row.getString("location_id"), own == null ? unit : lookup.orCouncil(own),
                PersonFacts.day(row, "booked_for"), PersonFacts.day(row, "completed_on"));
    }
}
