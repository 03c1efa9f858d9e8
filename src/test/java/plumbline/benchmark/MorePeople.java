package plumbline.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies everybody in the tables, with everything known about them, under further keys and references. Importing a hundred
 * thousand people takes minutes; a benchmark of judging needs the rows, not the imports.
 */
final class MorePeople {

    private static final List<String> TABLES = List.of("request", "assessment", "review", "service", "support_plan", "pause", "concern",
            "dols_application", "brokerage_request", "case_record");

    private final JdbcClient jdbc;

    MorePeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param copies how many of everybody are to be there besides the one that is */
    void copy(int copies) {
        if (copies < 1) {
            return;
        }
        long keys = jdbc.sql("select max(id) from person").query(Long.class).single();
        copy("person", "id", keys, copies);
        TABLES.forEach(table -> copy(table, "person_id", keys, copies));
        jdbc.sql("analyze").update();
    }

    private void copy(String table, String key, long keys, int copies) {
        List<String> columns = jdbc.sql("select column_name from information_schema.columns where table_name = ? and is_identity = 'NO' order by 1")
                .param(table).query(String.class).list();
        String values = columns.stream().map(column -> value(column, key, keys)).collect(Collectors.joining(", "));
        jdbc.sql("insert into %s (%s) select %s from generate_series(1, %d) copy, %s where %s <= %d order by copy, %s"
                .formatted(table, String.join(", ", columns), values, copies, table, key, keys, key)).update();
    }

    private static String value(String column, String key, long keys) {
        if (column.equals(key)) {
            return column + " + copy * " + keys;
        }
        return switch (column) {
            case "ref" -> "ref || '~' || copy";
            // One number, one person.
            case "nhs_digest" -> "null";
            default -> column;
        };
    }
}
