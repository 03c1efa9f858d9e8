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
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.database.Narrowing;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSetVersion;
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
    public Page<Finding> find(FindingFilter filter, int page) {
        RunId run = filter.run().or(this::lastCompleted).orElse(null);
        if (run == null) {
            return Page.of(List.of(), 1, PAGE_SIZE);
        }
        Narrowing narrowing = narrowing(filter, run);
        int total = jdbc.sql("select count(*) from run_finding" + narrowing.where()).params(narrowing.values()).query(Integer.class).single();
        return Page.read(total, page, PAGE_SIZE, before -> jdbc.sql("select * from run_finding" + narrowing.where()
                        + " order by standard, deadline nulls last, subject_ref, period limit :size offset :before")
                .params(narrowing.values()).param("size", PAGE_SIZE).param("before", before).query(this::finding).list());
    }

    @Override
    public Page<Decision> history(String subject, int page) {
        String about = " from finding f where not f.looks_back and (f.subject_ref = :subject or f.owner = any (array(select id from person where ref = :subject)))";
        int total = jdbc.sql("select count(*)" + about).param("subject", subject).query(Integer.class).single();
        return Page.read(total, page, PAGE_SIZE, before -> jdbc.sql("""
                select f.*, began.id as run, began.rule_set_number, began.rule_set_hash, began.as_at as held_from, ended.as_at as held_until
                from (select f.*""" + about + """
                 order by f.from_run desc, f.standard, f.period, f.subject_ref limit :size offset :before) f
                join evaluation_run began on began.number = f.from_run left join evaluation_run ended on ended.number = f.before_run
                order by f.from_run desc, f.standard, f.period, f.subject_ref""")
                .param("subject", subject).param("size", PAGE_SIZE).param("before", before).query(this::decision).list());
    }

    private Decision decision(ResultSet row, int index) throws SQLException {
        OffsetDateTime until = row.getObject("held_until", OffsetDateTime.class);
        return new Decision(finding(row, index), new RuleSetVersion(row.getInt("rule_set_number"), row.getString("rule_set_hash")),
                row.getObject("held_from", OffsetDateTime.class).toInstant(), Optional.ofNullable(until).map(OffsetDateTime::toInstant));
    }

    private Narrowing narrowing(FindingFilter filter, RunId run) {
        return Narrowing.NONE
                .by("run = :run", "run", Optional.of(run.value()))
                .by("standard = :standard", "standard", filter.standard().map(StandardId::value))
                .by("outcome = :outcome", "outcome", filter.outcome().map(Outcome::name))
                .by("unit = any (:units)", "units", filter.unit().map(this::within))
                .by("(subject_ref = :subject or owner = any (array(select id from person where ref = :subject)))", "subject", filter.subject());
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
