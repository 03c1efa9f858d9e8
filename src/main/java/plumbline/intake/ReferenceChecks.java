package plumbline.intake;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Foreign keys, checked once for all rows of a batch instead of row by row, which takes more time than storing the rows.
 * Where the database does not let the service do that (it needs a superuser, or the right to set
 * {@code session_replication_role}), the server checks row by row as ever: slower, and no less sure.
 */
final class ReferenceChecks {

    private static final String MAY_SET = "select has_parameter_privilege('session_replication_role', 'SET')";

    /** The first release that can be asked. */
    private static final int POSTGRESQL_15 = 150_000;

    /** What client level data stores. */
    static final List<Reference> OF_CLIENT_LEVEL_DATA = Stream.concat(Stream.of(Reference.identifier()),
            Stream.of("request", "assessment", "service", "review").map(Reference::person)).toList();

    /** What an event list stores. */
    static final List<Reference> OF_EVENT_LIST = Stream.concat(Stream.of(Reference.identifier(), Reference.unit("person"), Reference.unit("quality_visit")),
            Stream.of("request", "support_plan", "pause", "concern", "dols_application", "brokerage_request")
                    .flatMap(table -> Stream.of(Reference.person(table), Reference.unit(table)))).toList();

    /** What a list of case records stores. */
    static final List<Reference> OF_RECORD_LIST = List.of(Reference.identifier(), Reference.person("case_record"), Reference.unit("case_record"));

    /** What the regulator's directory stores. */
    static final List<Reference> OF_LOCATIONS = Stream.of("location_rating", "rating_publication")
            .map(table -> new Reference(table, "location_id", "location", "ref", true)).toList();

    /**
     * A column that names a row of another table.
     *
     * @param ofBatch whether the table knows the batch of its rows; if not, all its rows are checked
     */
    record Reference(String table, String column, String target, String key, boolean ofBatch) {

        private static Reference person(String table) {
            return new Reference(table, "person_id", "person", "id", true);
        }

        private static Reference unit(String table) {
            return new Reference(table, "unit", "org_unit", "code", true);
        }

        private static Reference identifier() {
            return new Reference("person_identifier", "person_id", "person", "id", false);
        }
    }

    private ReferenceChecks() {
    }

    /**
     * Runs a merge for one batch, then checks that everything it stored names what there is. Nobody can take the named rows
     * away between the check and the end of the transaction: their tables are locked against writers.
     */
    static void together(JdbcTemplate jdbc, BatchId batch, List<Reference> references, Runnable merge) {
        if (!allowed(jdbc)) {
            merge.run();
            return;
        }
        references.stream().map(Reference::target).distinct()
                .forEach(target -> jdbc.execute("lock table " + target + " in share row exclusive mode"));
        jdbc.execute("set local session_replication_role = replica");
        merge.run();
        jdbc.execute("set local session_replication_role = origin");
        NewPeople people = NewPeople.of(jdbc, batch);
        references.forEach(reference -> check(jdbc, batch, reference, people));
    }

    private static boolean allowed(JdbcTemplate jdbc) {
        Integer version = jdbc.queryForObject("select current_setting('server_version_num')::int", Integer.class);
        return version != null && version >= POSTGRESQL_15 && Boolean.TRUE.equals(jdbc.queryForObject(MAY_SET, Boolean.class));
    }

    private static void check(JdbcTemplate jdbc, BatchId batch, Reference reference, NewPeople people) {
        Integer astray = jdbc.queryForObject("select count(*) from %s t where %s and t.%s is not null %s and not exists (select from %s r where r.%s = t.%s)"
                .formatted(reference.table, reference.ofBatch ? "t.batch = " + batch.value() : "true", reference.column,
                        reference.target.equals("person") ? people.except("t." + reference.column) : "", reference.target,
                        reference.key, reference.column), Integer.class);
        if (astray != null && astray > 0) {
            throw new IllegalStateException(astray + " rows of " + reference.table + " name what is not in " + reference.target);
        }
    }

    /**
     * People whom a batch brought, where their keys follow each other without gaps: whatever names a key between the first and the last names one
     * of them, and need not be looked up.
     */
    private record NewPeople(long before, long last) {

        private static final String TOP = """
                with other as (select coalesce(max(id), 0) as id from person where batch <> ?)
                select other.id as before, coalesce(max(p.id), other.id) as last, count(p.id) as people
                from other left join person p on p.id > other.id group by other.id""";

        static NewPeople of(JdbcTemplate jdbc, BatchId batch) {
            return Objects.requireNonNull(jdbc.queryForObject(TOP, (row, i) -> {
                boolean dense = row.getLong("last") - row.getLong("before") == row.getLong("people");
                return new NewPeople(row.getLong("before"), dense ? row.getLong("last") : row.getLong("before"));
            }, batch.value()));
        }

        String except(String column) {
            return "and (" + column + " <= " + before + " or " + column + " > " + last + ")";
        }
    }
}
