package plumbline.breaches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.RunId;
import plumbline.standards.Subject;

/** Reads breaches from their table. */
@Component
class BreachTable implements Breaches {

    private final JdbcClient jdbc;

    BreachTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Breach> breach(BreachId id) {
        return jdbc.sql("select * from breach where id = ?").param(id.value()).query(BreachTable::breach).optional();
    }

    @Override
    public List<Breach> all(Collection<BreachId> ids) {
        UUID[] wanted = ids.stream().map(BreachId::value).toArray(UUID[]::new);
        return jdbc.sql("select * from breach where id = any(?) order by deadline nulls last, subject_ref")
                .param(wanted).query(BreachTable::breach).list();
    }

    @Override
    public List<Breach> open() {
        return jdbc.sql("select * from breach where state = 'OPEN' order by standard, unit, deadline nulls last, subject_ref")
                .query(BreachTable::breach).list();
    }

    @Override
    public Page find(BreachFilter filter, int page) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder("true");
        narrow(where, parameters, "state = ?", filter.state().map(Breach.State::name));
        narrow(where, parameters, "standard = ?", filter.standard().map(StandardId::value));
        narrow(where, parameters, "unit = ?", filter.unit().map(UnitId::value));
        narrow(where, parameters, "severity = ?", filter.severity().map(Severity::name));
        filter.subject().ifPresent(subject -> {
            where.append(" and (subject_ref = ? or person_ref = ?)");
            parameters.add(subject);
            parameters.add(subject);
        });
        int total = jdbc.sql("select count(*) from breach where " + where).params(parameters).query(Integer.class).single();
        int number = Math.max(1, page);
        parameters.add(PAGE_SIZE);
        parameters.add((number - 1L) * PAGE_SIZE);
        List<Breach> breaches = jdbc.sql("select * from breach where " + where
                        + " order by severity, deadline nulls last, subject_ref, period limit ? offset ?")
                .params(parameters).query(BreachTable::breach).list();
        return new Page(breaches, number, total);
    }

    private static void narrow(StringBuilder where, List<Object> parameters, String condition, Optional<String> value) {
        value.ifPresent(given -> {
            where.append(" and ").append(condition);
            parameters.add(given);
        });
    }

    static Breach breach(ResultSet row, int index) throws SQLException {
        Subject subject = new Subject(Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_ref"),
                row.getString("person_ref"));
        return new Breach(new BreachId(row.getObject("id", UUID.class)),
                new Fingerprint(new StandardId(row.getString("standard")), subject, row.getString("period")),
                new UnitId(row.getString("unit")), Severity.valueOf(row.getString("severity")), instant(row, "deadline"),
                Breach.State.valueOf(row.getString("state")), row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(), row.getInt("times_seen"),
                instant(row, "cleared_at"), new RunId(row.getObject("last_run", UUID.class)), row.getString("explanation"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
