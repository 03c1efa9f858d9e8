package plumbline.breaches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.database.Narrowing;
import plumbline.evaluation.RunId;
import plumbline.organisation.Organisation;
import plumbline.standards.Subject;

/** Reads breaches from their table. */
@Component
class BreachTable implements Breaches {

    /** With the rules of the run that last said something about each; what was raised by hand has none. */
    private static final String SEEN = "select b.*, (select r.rule_set_number from evaluation_run r where r.id = b.last_run) as rule_set from breach_seen b";

    private final JdbcClient jdbc;
    private final Organisation organisation;

    BreachTable(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    @Override
    public Optional<Breach> breach(BreachId id) {
        return jdbc.sql(SEEN + " where id = ?").param(id.value()).query(BreachTable::breach).optional();
    }

    @Override
    public List<Breach> all(Collection<BreachId> ids) {
        UUID[] wanted = ids.stream().map(BreachId::value).toArray(UUID[]::new);
        return jdbc.sql(SEEN + " where id = any(?) order by deadline nulls last, subject_ref")
                .param(wanted).query(BreachTable::breach).list();
    }

    @Override
    public List<Breach> open() {
        return jdbc.sql(SEEN + " where state = 'OPEN' order by standard, unit, deadline nulls last, subject_ref")
                .query(BreachTable::breach).list();
    }

    @Override
    public Page<Breach> find(BreachFilter filter, int page) {
        Narrowing narrowing = narrowing(filter);
        int total = jdbc.sql("select count(*) from breach b" + narrowing.where()).params(narrowing.values()).query(Integer.class).single();
        return Page.read(total, page, PAGE_SIZE, before -> jdbc.sql(SEEN + narrowing.where()
                        + " order by severity, deadline nulls last, subject_ref, period limit :size offset :before")
                .params(narrowing.values()).param("size", PAGE_SIZE).param("before", before)
                .query(BreachTable::breach).list());
    }

    private Narrowing narrowing(BreachFilter filter) {
        return Narrowing.NONE
                .by("state = :state", "state", filter.state().map(Breach.State::name))
                .by("standard = :standard", "standard", filter.standard().map(StandardId::value))
                .by("severity = :severity", "severity", filter.severity().map(Severity::name))
                .by("unit = any (:units)", "units", filter.unit().map(this::within))
                .by("(subject_ref = :subject or person_ref = :subject)", "subject", filter.subject())
                .by("b.opened_at >= :since", "since", filter.since().map(day -> day.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime()))
                .by(filter.fate().map(BreachFate::condition).orElse("true"), "fate", filter.fate());
    }

    private String[] within(UnitId unit) {
        return organisation.within(unit).stream().map(UnitId::value).toArray(String[]::new);
    }

    static Breach breach(ResultSet row, int index) throws SQLException {
        Subject subject = new Subject(Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_ref"),
                row.getString("person_ref"));
        UUID run = row.getObject("last_run", UUID.class);
        return new Breach(new BreachId(row.getObject("id", UUID.class)),
                new Fingerprint(new StandardId(row.getString("standard")), subject, row.getString("period")),
                new UnitId(row.getString("unit")), Severity.valueOf(row.getString("severity")), instant(row, "deadline"),
                Breach.State.valueOf(row.getString("state")), row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(), row.getInt("times_seen"),
                instant(row, "cleared_at"), run == null ? null : new RunId(run), row.getObject("rule_set", Integer.class), row.getString("explanation"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
