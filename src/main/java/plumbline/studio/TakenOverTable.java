package plumbline.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which expectations authors took over, as whoever reviews a change reads them. */
@Component
class TakenOverTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    TakenOverTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes one down. When its author takes something else over for an expectation that was taken over before, what was expected
     * at first stays; when that is what comes out again, nothing was taken over.
     */
    void write(UUID request, TakenOver taken) {
        Optional<TakenOver> first = jdbc.sql("""
                delete from change_request_taken_over where change_request = ? and path = ? and example = ? and after = ? returning *""")
                .params(request, taken.path(), taken.example(), taken.before()).query(TakenOverTable::taken).list().stream().findFirst();
        String before = first.map(TakenOver::before).orElse(taken.before());
        if (before.equals(taken.after())) {
            return;
        }
        jdbc.sql("""
                insert into change_request_taken_over (change_request, number, path, standard, example, expected, found, why, before, after, taken_by, taken_at)
                values (?, (select coalesce(max(number), 0) + 1 from change_request_taken_over where change_request = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(request, request, taken.path(), taken.standard(), taken.example(), first.map(TakenOver::expected).orElse(taken.expected()),
                        taken.found(), taken.why(), before, taken.after(), taken.takenBy(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    List<TakenOver> of(UUID request) {
        return jdbc.sql("select * from change_request_taken_over where change_request = ? order by path, number").param(request)
                .query(TakenOverTable::taken).list();
    }

    private static TakenOver taken(ResultSet row, int index) throws SQLException {
        return new TakenOver(row.getString("path"), row.getString("standard"), row.getString("example"), row.getString("expected"), row.getString("found"),
                row.getString("why"), row.getString("before"), row.getString("after"), row.getString("taken_by"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
