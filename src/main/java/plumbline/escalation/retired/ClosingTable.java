package plumbline.escalation.retired;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.escalation.Escalation;

/** Reads and writes what was closed with a standard. */
@Component
class ClosingTable {

    private final JdbcClient jdbc;

    ClosingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StandardClosing> all() {
        return jdbc.sql("select * from standard_closing order by at desc, id").query(ClosingTable::row).list();
    }

    void insert(StandardClosing made, List<Escalation> closed) {
        jdbc.sql("insert into standard_closing (id, standard, reason, director, rule_set, at, breaches, escalations) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(made.id(), made.standard().value(), made.reason(), made.director(), made.ruleSet(),
                        OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC), made.breaches(), made.escalations()).update();
        jdbc.sql("insert into standard_closing_escalation (closing, escalation) select ?, escalation from unnest(?) escalation")
                .params(made.id(), closed.stream().map(escalation -> escalation.id().value()).toArray(UUID[]::new)).update();
    }

    private static StandardClosing row(ResultSet row, int index) throws SQLException {
        return new StandardClosing(row.getObject("id", UUID.class), new StandardId(row.getString("standard")), row.getString("reason"),
                row.getString("director"), row.getInt("rule_set"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getInt("breaches"),
                row.getInt("escalations"));
    }
}
