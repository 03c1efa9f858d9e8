package plumbline.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.database.Narrowing;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads findings for people. */
@Component
class FindingTable implements Findings {

    private static final TypeReference<List<String>> STEPS = new TypeReference<>() { };
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Organisation organisation;

    FindingTable(JdbcClient jdbc, JsonMapper json, Organisation organisation) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisation = organisation;
    }

    @Override
    public Page find(FindingFilter filter, int page) {
        RunId run = filter.run().or(this::lastCompleted).orElse(null);
        if (run == null) {
            return new Page(List.of(), 1, 0);
        }
        Narrowing narrowing = narrowing(filter, run);
        int total = jdbc.sql("select count(*) from run_finding" + narrowing.where()).params(narrowing.values()).query(Integer.class).single();
        int number = Math.min(Math.max(page, 1), Page.pages(total));
        List<Finding> found = jdbc.sql("select * from run_finding" + narrowing.where()
                        + " order by standard, deadline nulls last, subject_ref, period limit :size offset :before")
                .params(narrowing.values()).param("size", PAGE_SIZE).param("before", (number - 1) * PAGE_SIZE)
                .query(this::finding).list();
        return new Page(found, number, total);
    }

    private Narrowing narrowing(FindingFilter filter, RunId run) {
        return Narrowing.NONE
                .by("run = :run", "run", Optional.of(run.value()))
                .by("standard = :standard", "standard", filter.standard().map(StandardId::value))
                .by("outcome = :outcome", "outcome", filter.outcome().map(Outcome::name))
                .by("unit = any (:units)", "units", filter.unit().map(this::within))
                .by("(subject_ref = :subject or person_ref = :subject)", "subject", filter.subject());
    }

    private String[] within(UnitId unit) {
        return organisation.within(unit).stream().map(UnitId::value).toArray(String[]::new);
    }

    @Override
    public Map<StandardId, Map<Outcome, Integer>> counts(RunId run) {
        Map<StandardId, Map<Outcome, Integer>> counts = new TreeMap<>();
        jdbc.sql("select standard, outcome, findings as n from evaluation_count where run = ?")
                .param(run.value())
                .query(row -> {
                    counts.computeIfAbsent(new StandardId(row.getString("standard")), id -> new EnumMap<>(Outcome.class))
                            .put(Outcome.valueOf(row.getString("outcome")), row.getInt("n"));
                });
        return counts;
    }

    private Optional<RunId> lastCompleted() {
        return jdbc.sql("select id from evaluation_run where state = 'COMPLETED' and not looks_back order by number desc limit 1")
                .query((row, i) -> new RunId(row.getObject("id", java.util.UUID.class))).optional();
    }

    private Finding finding(ResultSet row, int index) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        String severity = row.getString("severity");
        Instant due = deadline == null ? null : deadline.toInstant();
        return new Finding(new RunId(row.getObject("run", java.util.UUID.class)), new StandardId(row.getString("standard")),
                new Subject(Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_ref"), row.getString("person_ref")),
                row.getString("period"), new UnitId(row.getString("unit")), Outcome.valueOf(row.getString("outcome")),
                severity == null ? null : Severity.valueOf(severity), due, row.getBoolean("open"), row.getString("explanation"),
                json.readValue(row.getString("steps"), STEPS), json.readValue(row.getString("used_values"), VALUES));
    }
}
