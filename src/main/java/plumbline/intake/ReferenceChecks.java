package plumbline.intake;

import java.util.List;
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

    private static final List<String> EVENT_TABLES = List.of("request", "assessment", "service", "review");

    private ReferenceChecks() {
    }

    /**
     * Runs a merge that stores people and their events for one batch, then checks that every event has its person.
     * Nobody can take a person away between the check and the end of the transaction: the table is locked against writers.
     */
    static void together(JdbcTemplate jdbc, BatchId batch, Runnable merge) {
        if (!allowed(jdbc)) {
            merge.run();
            return;
        }
        jdbc.execute("lock table person in share row exclusive mode");
        jdbc.execute("set local session_replication_role = replica");
        merge.run();
        jdbc.execute("set local session_replication_role = origin");
        EVENT_TABLES.forEach(table -> check(jdbc, table, "t.batch = " + batch.value()));
        check(jdbc, "person_identifier", "true");
    }

    private static boolean allowed(JdbcTemplate jdbc) {
        Integer version = jdbc.queryForObject("select current_setting('server_version_num')::int", Integer.class);
        return version != null && version >= POSTGRESQL_15 && Boolean.TRUE.equals(jdbc.queryForObject(MAY_SET, Boolean.class));
    }

    private static void check(JdbcTemplate jdbc, String table, String which) {
        Integer astray = jdbc.queryForObject("select count(*) from " + table + " t where " + which
                + " and not exists (select from person p where p.id = t.person_id)", Integer.class);
        if (astray != null && astray > 0) {
            throw new IllegalStateException(astray + " rows of " + table + " belong to no person");
        }
    }
}
