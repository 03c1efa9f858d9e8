package plumbline.intake.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.standards.AsAt;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;

/** A feed that is late, a file that is small and a fault that comes back each week are breaches like any other, and end like any other. */
@PlumblineTest
class LateFeedTest {

    private static final int LONGEST_SECONDS = 120;

    @Autowired
    EvaluationRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** Feeds and columns of its own. */
    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final String late = "record-list/late " + mark;
    final String small = "record-list/small " + mark;
    final String team = "late-feed-" + mark;

    @BeforeEach
    void team() {
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, 'TEAM', ?, ?, 1)").params(team, "Team " + mark, TestUsers.council(jdbc).value()).update();
    }

    @AfterEach
    void expectNothingAnyMore() {
        jdbc.sql("delete from feed_expectation where feed in (?, ?)").params(late, small).update();
    }

    private OffsetDateTime daysAgo(int days) {
        return OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(days)), ZoneOffset.UTC);
    }

    private long file(int daysAgo, String feed, int rows) {
        OffsetDateTime at = daysAgo(daysAgo);
        long batch = jdbc.sql("""
                insert into import_batch (file_name, format, sha256, bytes, state, started_at, finished_at, started_by, data_as_of, rows_read, accepted)
                values ('facts.csv', 'record-list', ?, 1, 'IMPORTED', ?, ?, 'test', ?, ?, ?) returning id""")
                .params(UUID.randomUUID().toString(), at, at, LocalDate.ofInstant(at.toInstant(), ZoneOffset.UTC), rows, rows).query(Long.class).single();
        jdbc.sql("insert into feed_arrival (batch, feed, rows) values (?, ?, ?)").params(batch, feed, rows).update();
        return batch;
    }

    private void faults(long batch, int rows) {
        jdbc.sql("""
                insert into import_fault (batch, number, row_number, column_name, value, expected, row_rejected, unit)
                select ?, n, n, ?, '', 'a day', true, ? from generate_series(1, ?) n""").params(batch, "Column " + mark, team, rows).update();
    }

    private void expectWeekly(String feed) {
        jdbc.sql("insert into feed_expectation (feed, every_days, grace_days, smallest_percent, unit, stated_by, stated_at) values (?, 7, 2, 50, ?, 'test', ?)")
                .params(feed, team, daysAgo(90)).update();
    }

    private void evaluate() {
        await(() -> jdbc.sql("select not exists (select 1 from evaluation_run where state = 'RUNNING')").query(Boolean.class).single());
        RunId run = ((Attempt.Done<RunId>) runs.start(new AsAt(clock.instant()), Actor.SERVICE)).value();
        await(() -> runs.run(run).orElseThrow().state() != EvaluationRun.State.RUNNING);
        await(() -> jdbc.sql("select exists (select 1 from applied_run where run = ?)").param(run.value()).query(Boolean.class).single());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String title(String feed) {
        return new FeedName(feed).title();
    }

    private String breach(String standard, String subject) {
        return jdbc.sql("select state || ' in ' || unit from breach where standard = ? and subject_ref = ?").params(standard, subject).query(String.class)
                .optional().orElse("none");
    }

    @Test
    void areBreachesOfTheirTeamUntilTheyArePutRight() {
        long before = file(30, late, 10);
        file(20, small, 100);
        long incomplete = file(18, small, 10);
        long wrong = file(45, "record-list/wrong " + mark, 100);
        faults(wrong, 10);
        // Other feeds of the same format come more often, and hide nothing.
        for (int i = 0; i < 25; i++) {
            file(1, "record-list/other " + i + " " + mark, 1);
        }
        expectWeekly(late);
        expectWeekly(small);
        evaluate();
        assertThat(breach("ASC-DQ-05", title(late) + " after import " + before)).isEqualTo("OPEN in " + team);
        assertThat(breach("ASC-DQ-06", title(small) + " of import " + incomplete)).isEqualTo("OPEN in " + team);
        assertThat(breach("ASC-DQ-07", "Record list, column Column " + mark + ", " + team)).isEqualTo("OPEN in " + team);

        long next = file(0, late, 10);
        file(0, small, 90);
        file(0, "record-list/wrong " + mark, 100);
        evaluate();
        assertThat(breach("ASC-DQ-05", title(late) + " after import " + before)).isEqualTo("CLEARED in " + team);
        assertThat(breach("ASC-DQ-05", title(late) + " after import " + next)).as("the next one is awaited, not late").isEqualTo("none");
        assertThat(breach("ASC-DQ-06", title(small) + " of import " + incomplete)).isEqualTo("CLEARED in " + team);
        assertThat(breach("ASC-DQ-07", "Record list, column Column " + mark + ", " + team)).isEqualTo("CLEARED in " + team);
    }
}
