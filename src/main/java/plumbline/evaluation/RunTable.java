package plumbline.evaluation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSetVersion;

/** The table of runs. */
@Component
class RunTable {

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run to put down.
     *
     * @param looksBack whether a run as at a later moment is complete, or this one replays another
     * @param replays   the run it judges once more, if any
     */
    record Plan(RunId id, AsAt asAt, RuleSetVersion ruleSet, RunGrounds grounds, RunScope scope, boolean looksBack, @Nullable RunId replays,
                String startedBy) {
    }

    /** @return whether the run was put down; false when another is running */
    boolean insert(Plan plan, Instant now) {
        try {
            jdbc.sql("""
                    insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, everybody, compares_all,
                                                scope_reason, looks_back, units_hash, calendar_hash, replays)
                    values (?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(plan.id().value(), utc(plan.asAt().instant()), plan.ruleSet().number(), plan.ruleSet().contentHash(), plan.startedBy(),
                            utc(now), plan.scope().everybody(), plan.scope().comparesAll(), plan.scope().reason(), plan.looksBack(), plan.grounds().units(),
                            plan.grounds().calendar(), plan.replays() == null ? null : plan.replays().value()).update();
        } catch (DuplicateKeyException anotherRuns) {
            return false;
        }
        return true;
    }

    /** Locks the run for its last step; empty when it is no longer running. */
    Optional<EvaluationRun> lock(RunId run) {
        boolean running = jdbc.sql("select 1 from evaluation_run where id = ? and state = 'RUNNING' for update")
                .param(run.value()).query(Integer.class).optional().isPresent();
        return running ? find(run) : Optional.empty();
    }

    /** The grounds of the last run that did not look back, if it is complete; what came of one that failed stands for nothing. */
    Optional<RunGrounds> lastGrounds() {
        return jdbc.sql("select * from evaluation_run where not looks_back order by number desc limit 1")
                .query((row, i) -> "COMPLETED".equals(row.getString("state"))
                        ? Optional.of(new RunGrounds(row.getString("rule_set_hash"), row.getString("units_hash"), row.getString("calendar_hash")))
                        : Optional.<RunGrounds>empty())
                .optional().flatMap(grounds -> grounds);
    }

    /** Whether a run as at a later moment is complete. */
    boolean completedLater(AsAt asAt) {
        return jdbc.sql("select exists (select 1 from evaluation_run where state = 'COMPLETED' and not looks_back and as_at > ?)").param(utc(asAt.instant()))
                .query(Boolean.class).single();
    }

    void complete(RunId run, Instant now) {
        jdbc.sql("update evaluation_run set state = 'COMPLETED', finished_at = ? where id = ? and state = 'RUNNING'")
                .params(utc(now), run.value()).update();
    }

    void fail(RunId run, String problem, Instant now) {
        jdbc.sql("update evaluation_run set state = 'FAILED', finished_at = ?, problem = ? where id = ? and state = 'RUNNING'")
                .params(utc(now), problem, run.value()).update();
    }

    Optional<EvaluationRun> find(RunId run) {
        return jdbc.sql(SELECT + " where r.id = ?").param(run.value()).query(this::run).optional();
    }

    Map<RunId, RuleSetVersion> ruleSets(Collection<RunId> some) {
        Map<RunId, RuleSetVersion> ruleSets = new HashMap<>();
        jdbc.sql("select id, rule_set_number, rule_set_hash from evaluation_run where id = any (?)").param(some.stream().map(RunId::value).distinct().toArray(UUID[]::new))
                .query(row -> {
                    ruleSets.put(new RunId(row.getObject("id", UUID.class)), new RuleSetVersion(row.getInt("rule_set_number"), row.getString("rule_set_hash")));
                });
        return ruleSets;
    }

    List<EvaluationRun> latest(int howMany) {
        return jdbc.sql(SELECT + " order by r.started_at desc limit ?").param(howMany).query(this::run).list();
    }

    Optional<EvaluationRun> running() {
        return jdbc.sql(SELECT + " where r.state = 'RUNNING'").query(this::run).optional();
    }

    Optional<EvaluationRun> lastCompleted() {
        return jdbc.sql(SELECT + " where r.state = 'COMPLETED' and not r.looks_back order by r.number desc limit 1").query(this::run).optional();
    }

    /** How many findings a replay has otherwise than the run it replays: more, fewer, or saying something else. */
    int differences(EvaluationRun replay) {
        return replay.replays() == null ? 0 : jdbc.sql("""
                with said as (select standard, subject_kind, subject_ref, period, unit, outcome, severity, deadline, open, explanation, steps, used_values
                              from run_finding where run = :run),
                     again as (select standard, subject_kind, subject_ref, period, unit, outcome, severity, deadline, open, explanation, steps, used_values
                               from run_finding where run = :replay)
                select count(*) from (select standard, subject_kind, subject_ref, period from (table said except table again) missing
                                      union select standard, subject_kind, subject_ref, period from (table again except table said) new) other""")
                .param("run", replay.replays().value()).param("replay", replay.id().value()).query(Integer.class).single();
    }

    private static final String SELECT = """
            select r.*, p.partitions, p.partitions_done, p.people, c.outcomes, c.findings
            from evaluation_run r,
                 lateral (select count(*) as partitions, count(*) filter (where done) as partitions_done,
                                 coalesce(sum(people), 0) as people from evaluation_partition where run = r.id) p,
                 lateral (select array_agg(outcome) as outcomes, array_agg(n) as findings from (
                              select outcome, sum(findings)::int as n from evaluation_count where run = r.id group by outcome) counted) c""";

    private EvaluationRun run(ResultSet row, int index) throws SQLException {
        RunId id = new RunId(row.getObject("id", UUID.class));
        UUID replays = row.getObject("replays", UUID.class);
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new EvaluationRun(id, row.getInt("number"), EvaluationRun.State.valueOf(row.getString("state")),
                new AsAt(row.getObject("as_at", OffsetDateTime.class).toInstant()),
                new RuleSetVersion(row.getInt("rule_set_number"), row.getString("rule_set_hash")),
                new RunScope(row.getBoolean("everybody"), row.getBoolean("compares_all"), row.getString("scope_reason")),
                row.getBoolean("looks_back"), replays == null ? null : new RunId(replays), row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(), finished == null ? null : finished.toInstant(),
                row.getInt("partitions"), row.getInt("partitions_done"), row.getInt("people"), counts(row), row.getString("problem"));
    }

    private static Map<Outcome, Integer> counts(ResultSet row) throws SQLException {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        Array outcomes = row.getArray("outcomes");
        if (outcomes != null) {
            String[] words = (String[]) outcomes.getArray();
            Integer[] findings = (Integer[]) row.getArray("findings").getArray();
            for (int i = 0; i < words.length; i++) {
                counts.put(Outcome.valueOf(words[i]), findings[i]);
            }
        }
        return counts;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
