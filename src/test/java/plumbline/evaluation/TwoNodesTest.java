package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.PlumblineApplication;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.intake.Imports;
import plumbline.organisation.OrganisationChanges;
import plumbline.standards.AsAt;
import plumbline.testing.TestDatabaseServer;

/** Two nodes on one database share a run, and each finding is stored once. */
class TwoNodesTest {

    private static final int PEOPLE = 300;
    private static final int PEOPLE_IN_A_PARTITION = 5;
    private static final int MOST_RUNS = 20;

    @TempDir
    Path folder;

    private final String database = TestDatabaseServer.newDatabase();
    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;

    @BeforeEach
    void startBoth() throws Exception {
        first = node();
        first.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        for (Path file : DemonstrationData.write(folder, PEOPLE, 1, BusinessTime.dayOf(first.getBean(Clock.class).instant()))) {
            try (InputStream content = Files.newInputStream(file)) {
                assertThat(first.getBean(Imports.class).importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE))
                        .isInstanceOf(Attempt.Done.class);
            }
        }
        second = node();
    }

    @AfterEach
    void closeBoth() {
        second.close();
        first.close();
    }

    private ConfigurableApplicationContext node() {
        return new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + database, "plumbline.database.username=postgres", "plumbline.database.password=postgres",
                        "plumbline.evaluation.people-in-a-partition=" + PEOPLE_IN_A_PARTITION)
                .run("--server.port=0");
    }

    @Test
    void shareARunAndOneFinishesWhatTheOtherLeaves() {
        eachJudgesItsShareAndNothingIsJudgedTwice();
        oneFinishesWhatTheOtherLeaves();
    }

    private void eachJudgesItsShareAndNothingIsJudgedTwice() {
        EvaluationRuns runs = first.getBean(EvaluationRuns.class);
        JdbcClient jdbc = first.getBean(JdbcClient.class);
        finish(runs, start(second.getBean(EvaluationRuns.class)));
        EvaluationRun run = finish(runs, start(runs));
        // A node that has looked for jobs in vain looks again within seconds, which may be too late for runs as short as these.
        for (int again = 0; again < MOST_RUNS && nodes(jdbc) < 2; again++) {
            run = finish(runs, start(runs));
        }
        assertThat(nodes(jdbc)).as("nodes that judged partitions").isEqualTo(2);
        assertThat(run.partitions()).isGreaterThan(PEOPLE / PEOPLE_IN_A_PARTITION);
        assertThat(run.people()).isEqualTo(jdbc.sql("select count(*) from person where same_as is null").query(Integer.class).single());
        assertThat(jdbc.sql("select count(*) from finding where from_run = ? or before_run = ?").params(run.number(), run.number())
                .query(Integer.class).single()).as("findings that changed on unchanged facts").isZero();
    }

    private static int nodes(JdbcClient jdbc) {
        return jdbc.sql("select count(distinct judged_by) from evaluation_partition").query(Integer.class).single();
    }

    /** A node that goes in the middle leaves what it has not finished to the other. */
    private void oneFinishesWhatTheOtherLeaves() {
        EvaluationRuns runs = first.getBean(EvaluationRuns.class);
        RunId run = start(second.getBean(EvaluationRuns.class));
        until("some partitions are judged", () -> runs.run(run).orElseThrow().partitionsDone() > 3);
        second.close();
        EvaluationRun done = finish(runs, run);
        assertThat(done.partitionsDone()).isEqualTo(done.partitions());
        assertThat(first.getBean(JdbcClient.class).sql("""
                select count(*) from (select 1 from finding group by standard, subject_kind, subject_ref, period having count(*) > 1) doubled""")
                .query(Integer.class).single()).isZero();
    }

    /** Everybody is judged anew, because the calendar is another; otherwise nobody would be whose facts are the same. */
    private RunId start(EvaluationRuns runs) {
        first.getBean(JdbcClient.class).sql("insert into closure_day (day, reason) select coalesce(max(day), date '2001-01-01') + 1, 'Long ago' from closure_day "
                + "where day < date '2002-01-01'").update();
        Attempt<RunId> started = runs.start(new AsAt(first.getBean(Clock.class).instant()), true, Actor.SERVICE);
        assertThat(started).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<RunId>) started).value();
    }

    private static EvaluationRun finish(EvaluationRuns runs, RunId run) {
        until("the run is through", () -> runs.run(run).orElseThrow().state() != EvaluationRun.State.RUNNING);
        EvaluationRun done = runs.run(run).orElseThrow();
        assertThat(done.state()).as(done.problem()).isEqualTo(EvaluationRun.State.COMPLETED);
        return done;
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
