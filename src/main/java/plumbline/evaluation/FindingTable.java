package plumbline.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.database.BulkCopy;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.Subject;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes findings by COPY and reads them back for people. */
@Component
class FindingTable implements Findings {

    private static final TypeReference<List<String>> STEPS = new TypeReference<>() { };
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final JsonMapper json;

    FindingTable(JdbcClient jdbc, BulkCopy copy, JsonMapper json) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.json = json;
    }

    void write(RunId run, List<Judgement> judgements) {
        List<@Nullable Object[]> rows = new ArrayList<>(judgements.size());
        for (Judgement judgement : judgements) {
            Subject subject = judgement.subject();
            rows.add(new @Nullable Object[] {run, judgement.standard(), subject.kind(), subject.ref(), subject.personRef(),
                    judgement.period(), judgement.unit(), judgement.outcome(), judgement.severity(),
                    judgement.deadline() == null ? null : judgement.deadline().at(), judgement.open(),
                    judgement.explanation().text(), json.writeValueAsString(judgement.explanation().steps()),
                    json.writeValueAsString(judgement.explanation().values())});
        }
        copy.write("finding (run, standard, subject_kind, subject_ref, person_ref, period, unit, outcome, severity, deadline, "
                + "open, explanation, steps, used_values)", rows);
    }

    void writeRateCases(RunId run, List<RateCase> cases) {
        List<@Nullable Object[]> rows = new ArrayList<>(cases.size());
        for (RateCase counted : cases) {
            rows.add(new @Nullable Object[] {run, counted.standard(), counted.ref(), counted.unit(), counted.part()});
        }
        copy.write("rate_case (run, standard, ref, unit, part)", rows);
    }

    @Override
    public Page find(FindingFilter filter, int page) {
        RunId run = filter.run().or(this::lastCompleted).orElse(null);
        if (run == null) {
            return new Page(List.of(), 1, 0);
        }
        List<Object> parameters = new ArrayList<>(List.of(run.value()));
        StringBuilder where = new StringBuilder("run = ?");
        narrow(where, parameters, "standard = ?", filter.standard().map(StandardId::value));
        narrow(where, parameters, "outcome = ?", filter.outcome().map(Outcome::name));
        narrow(where, parameters, "unit = ?", filter.unit().map(UnitId::value));
        filter.subject().ifPresent(subject -> {
            where.append(" and (subject_ref = ? or person_ref = ?)");
            parameters.add(subject);
            parameters.add(subject);
        });
        int total = jdbc.sql("select count(*) from finding where " + where).params(parameters).query(Integer.class).single();
        int number = Math.max(1, page);
        parameters.add(PAGE_SIZE);
        parameters.add((number - 1L) * PAGE_SIZE);
        List<Finding> findings = jdbc.sql("select * from finding where " + where
                        + " order by standard, deadline nulls last, subject_ref, period limit ? offset ?")
                .params(parameters).query(this::finding).list();
        return new Page(findings, number, total);
    }

    @Override
    public Map<StandardId, Map<Outcome, Integer>> counts(RunId run) {
        Map<StandardId, Map<Outcome, Integer>> counts = new TreeMap<>();
        jdbc.sql("select standard, outcome, count(*) as n from finding where run = ? group by standard, outcome")
                .param(run.value())
                .query(row -> {
                    counts.computeIfAbsent(new StandardId(row.getString("standard")), id -> new EnumMap<>(Outcome.class))
                            .put(Outcome.valueOf(row.getString("outcome")), row.getInt("n"));
                });
        return counts;
    }

    private Optional<RunId> lastCompleted() {
        return jdbc.sql("select id from evaluation_run where state = 'COMPLETED' order by started_at desc limit 1")
                .query((row, i) -> new RunId(row.getObject("id", java.util.UUID.class))).optional();
    }

    private static void narrow(StringBuilder where, List<Object> parameters, String condition, Optional<String> value) {
        value.ifPresent(given -> {
            where.append(" and ").append(condition);
            parameters.add(given);
        });
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
