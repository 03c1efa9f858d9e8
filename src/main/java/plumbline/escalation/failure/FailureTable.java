package plumbline.escalation.failure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes what could not be done yet. */
@Component
class FailureTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    FailureTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Failure> all() {
        return jdbc.sql("select * from escalation_failure order by first_at, doing, subject").query(FailureTable::row).list();
    }

    boolean any() {
        return jdbc.sql("select exists (select 1 from escalation_failure)").query(Boolean.class).single();
    }

    boolean of(String doing) {
        return jdbc.sql("select exists (select 1 from escalation_failure where doing = ?)").param(doing).query(Boolean.class).single();
    }

    void failed(String doing, String subject, String problem, UUID pass) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                insert into escalation_failure as f (doing, subject, first_at, last_at, times, problem, pass) values (?, ?, ?, ?, 1, ?, ?)
                on conflict (doing, subject) do update set last_at = excluded.last_at, times = f.times + 1, problem = excluded.problem, pass = excluded.pass""")
                .params(doing, subject, now, now, problem, pass).update();
    }

    /** Everything was tried in a pass: what failed before and not in it is done. */
    void through(String doing, UUID pass) {
        jdbc.sql("delete from escalation_failure where doing = ? and pass <> ?").params(doing, pass).update();
    }

    private static Failure row(ResultSet row, int index) throws SQLException {
        return new Failure(row.getString("doing"), row.getString("subject"), row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(), row.getInt("times"), row.getString("problem"));
    }
}
