package plumbline.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of facts that imports fill.
 *
 * @param name        the table
 * @param words       what its rows are called on pages, many of them
 * @param keys        the columns by which a row is known
 * @param aboutPeople whether its rows name a person
 */
record FactTable(String name, String words, List<String> keys, boolean aboutPeople) {

    /** People and locations are named by other tables, so their rows are put back in their place. */
    static final FactTable PEOPLE = new FactTable("person", "People", List.of("id"), false);
    static final FactTable LOCATIONS = new FactTable("location", "Locations", List.of("ref"), false);

    /** Everything that names people and locations, and what nothing names. */
    static final List<FactTable> OTHERS = List.of(of("request", "Requests", "id"), of("assessment", "Assessments", "id"), of("service", "Services", "id"),
            of("review", "Reviews", "id"), of("support_plan", "Support plans", "ref"), of("pause", "Pauses", "ref"),
            of("concern", "Safeguarding concerns", "ref"), of("dols_application", "Deprivation of liberty applications", "ref"),
            of("brokerage_request", "Requests to find a care package", "ref"), of("case_record", "Case records", "kind", "ref"),
            new FactTable("quality_visit", "Quality visits", List.of("ref"), false),
            new FactTable("council_provider", "The council's own providers", List.of("provider_id"), false),
            new FactTable("location_rating", "Latest ratings", List.of("location_id", "service_group", "domain"), false),
            new FactTable("rating_publication", "Published ratings", List.of("location_id", "service_group", "domain", "published_on", "seen_on"), false),
            new FactTable("measure_value", "Measured values", List.of("standard", "period", "unit", "provider", "people_group"), false),
            new FactTable("published_figure", "Published figures", List.of("measure", "edition", "period", "area", "people_group", "part"), false));

    static final List<FactTable> ALL = Stream.concat(Stream.of(PEOPLE, LOCATIONS), OTHERS.stream()).toList();

    private static FactTable of(String name, String words, String... keys) {
        return new FactTable(name, words, List.of(keys), true);
    }

    /** Columns of keys that may be empty; the others are compared so that the database can look rows up by them. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("unit", "published_on");

    /** That two rows are the same one. */
    String same(String one, String other) {
        return keys.stream().map(key -> one + "." + key + (MAY_BE_EMPTY.contains(key) ? " is not distinct from " : " = ") + other + "." + key)
                .collect(Collectors.joining(" and "));
    }
}
