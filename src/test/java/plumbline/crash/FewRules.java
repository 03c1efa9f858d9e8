package plumbline.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Leaves one standard in force: a node that compiles no others is there sooner. */
final class FewRules {

    private FewRules() {
    }

    static void keep(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres"); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into rule_set_version (number, content_hash, created_at, created_by)
                    select max(number) + 1, encode(sha256('storm'), 'hex'), now(), 'storm' from rule_set_version;
                    insert into rule_file (version, path, content) select version + 1, path, content from rule_file
                    where version = (select max(number) - 1 from rule_set_version) and path like '%/ASC-TRA-01.dslr'""");
            connection.commit();
        }
    }
}
