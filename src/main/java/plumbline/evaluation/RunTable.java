package plumbline.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.FactStore.PersonRange;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSetVersion;

/** The tables of runs and their partitions. */
@Component
class RunTable {

    /**
     * One partition to judge.
     *
     * @param range the people, or {@code null} for the partition of all providers
     */
    record Partition(int number, @Nullable PersonRange range) {
    }

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether the run was put down; false when another is running */
    boolean insert(RunId id, AsAt asAt, RuleSetVersion ruleSet, String startedBy, Instant now, List<PersonRange> ranges) {
        try {
            jdbc.sql("""
                    insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at)
                    values (?, 'RUNNING', ?, ?, ?, ?, ?)""")
                    .params(id.value(), utc(asAt.instant()), ruleSet.number(), ruleSet.contentHash(), startedBy, utc(now)).update();
        } catch (DuplicateKeyException anotherRuns) {
            return false;
        }
        int number = 0;
        insertPartition(id, number++, null);
        for (PersonRange range : ranges) {
            insertPartition(id, number++, range);
        }
        return true;
    }

    private void insertPartition(RunId id, int number, @Nullable PersonRange range) {
        jdbc.sql("insert into evaluation_partition (run, number, first_person, last_person) values (?, ?, ?, ?)")
                .params(java.util.Arrays.asList(id.value(), number, range == null ? null : range.first(), range == null ? null : range.last()))
                .update();
    }

    /** Takes a partition nobody else holds; the row stays locked until the caller's transaction ends. */
    Optional<Partition> claim(RunId run) {
        return jdbc.sql("""
                select number, first_person, last_person from evaluation_partition
                where run = ? and not done order by number limit 1 for update skip locked""")
                .param(run.value())
                .query((row, i) -> {
                    long first = row.getLong("first_person");
                    boolean providers = row.wasNull();
                    return new Partition(row.getInt("number"), providers ? null : new PersonRange(first, row.getLong("last_person")));
                })
                .optional();
    }

    void markDone(RunId run, Partition partition) {
        jdbc.sql("update evaluation_partition set done = true where run = ? and number = ?").params(run.value(), partition.number()).update();
    }

    /** Locks the run for its last step; empty when it is no longer running or a partition is still to be judged. */
    Optional<EvaluationRun> lockForCompletion(RunId run) {
        boolean running = jdbc.sql("select 1 from evaluation_run where id = ? and state = 'RUNNING' for update")
                .param(run.value()).query(Integer.class).optional().isPresent();
        boolean waiting = jdbc.sql("select exists (select 1 from evaluation_partition where run = ? and not done)")
                .param(run.value()).query(Boolean.class).single();
        return running && !waiting ? find(run) : Optional.empty();
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

    List<EvaluationRun> latest(int howMany) {
        return jdbc.sql(SELECT + " order by r.started_at desc limit ?").param(howMany).query(this::run).list();
    }

    Optional<EvaluationRun> running() {
        return jdbc.sql(SELECT + " where r.state = 'RUNNING'").query(this::run).optional();
    }

    Optional<EvaluationRun> lastCompleted() {
        return jdbc.sql(SELECT + " where r.state = 'COMPLETED' order by r.started_at desc limit 1").query(this::run).optional();
    }

    private static final String SELECT = """
            select r.*, (select count(*) from evaluation_partition p where p.run = r.id) as partitions,
                   (select count(*) from evaluation_partition p where p.run = r.id and p.done) as partitions_done
            from evaluation_run r""";

    private EvaluationRun run(ResultSet row, int index) throws SQLException {
        RunId id = new RunId(row.getObject("id", UUID.class));
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new EvaluationRun(id, EvaluationRun.State.valueOf(row.getString("state")),
                new AsAt(row.getObject("as_at", OffsetDateTime.class).toInstant()),
                new RuleSetVersion(row.getInt("rule_set_number"), row.getString("rule_set_hash")), row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(), finished == null ? null : finished.toInstant(),
                row.getInt("partitions"), row.getInt("partitions_done"), counts(id), row.getString("problem"));
    }

    private Map<Outcome, Integer> counts(RunId run) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        jdbc.sql("select outcome, count(*) as n from finding where run = ? group by outcome").param(run.value())
                .query(row -> {
                    counts.put(Outcome.valueOf(row.getString("outcome")), row.getInt("n"));
                });
        return counts;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
