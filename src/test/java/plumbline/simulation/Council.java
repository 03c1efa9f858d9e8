package plumbline.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.PlumblineApplication;
import plumbline.clock.MovableClock;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.standards.AsAt;
import plumbline.testing.TestDatabaseServer;

/** The demonstration council on a database of its own, in a service that can be stopped and started again. */
final class Council implements AutoCloseable {

    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(3);

    private final String database = TestDatabaseServer.newDatabase();
    private final Path folder;
    private final int people;
    private ConfigurableApplicationContext service;

    Council(Path folder, int people) {
        this.folder = folder;
        this.people = people;
        this.service = start();
        settle();
    }

    private ConfigurableApplicationContext start() {
        // As arguments: what the service's own settings say would go before properties.
        return new SpringApplicationBuilder(PlumblineApplication.class)
                .run("--plumbline.database.url=" + database, "--plumbline.database.username=postgres", "--plumbline.database.password=postgres",
                        "--plumbline.data=" + folder, "--plumbline.demonstration=true", "--plumbline.demonstration-people=" + people,
                        "--plumbline.password-strength=4", "--plumbline.escalation.timers-fire=false",
                        // What a node that was cut off had taken is taken by the next one after this time.
                        "--plumbline.escalation.lock-time=PT5S", "--server.port=0");
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    Instant now() {
        return bean(Clock.class).instant();
    }

    void stopAndStart() {
        service.close();
        service = start();
        settle();
    }

    /** Every connection of the node is cut in the middle of a run, as when it dies; then it is started again and finishes. */
    void cutOffInTheMiddleOfARun(int millisecondsAfterItsStart) {
        bean(EvaluationRuns.class).start(new AsAt(now()), Actor.SERVICE);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millisecondsAfterItsStart));
        try (Connection apart = DriverManager.getConnection(database, "postgres", "postgres"); Statement statement = apart.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
        stopAndStart();
    }

    /** A working day passes, and everything that falls due in it happens. */
    void nextWorkingDay() {
        Attempt<Instant> moved = bean(MovableClock.class).moveForward(1, Actor.named("administrator"));
        if (moved instanceof Attempt.Refused<Instant> refused) {
            throw new IllegalStateException(refused.reason());
        }
        settle();
    }

    /** The night's evaluation, and all that follows from it. */
    void evaluate() {
        Attempt<RunId> started = bean(EvaluationRuns.class).start(new AsAt(now()), Actor.SERVICE);
        if (started instanceof Attempt.Done<RunId> done) {
            settle();
            EvaluationRun run = bean(EvaluationRuns.class).run(done.value()).orElseThrow();
            if (run.state() != EvaluationRun.State.COMPLETED) {
                throw new IllegalStateException("run " + run.number() + " is " + run.state() + ": " + run.problem());
            }
        } else {
            throw new IllegalStateException(started.toString());
        }
    }

    /** Waits until no run works and nothing that was published is still to be heard. */
    void settle() {
        until("runs are through and events heard", () -> jdbc().sql("""
                select not exists (select 1 from evaluation_run where state = 'RUNNING')
                   and not exists (select 1 from event_publication where completion_date is null)""").query(Boolean.class).single());
    }

    /** What has come of the days so far. */
    String inNumbers() {
        return jdbc().sql("""
                select concat_ws(', ', (select count(*) || ' runs' from evaluation_run), (select count(*) || ' breaches' from breach),
                    (select count(*) || ' escalations' from escalation),
                    (select string_agg(n || ' closed as ' || closure, ', ') from (select closure, count(*) as n from escalation where closure is not null
                                                                                 group by closure order by closure) closed),
                    (select string_agg(n || ' ' || happening, ', ') from (select happening, count(*) as n from escalation_event
                                                                          group by happening order by happening) happened))""").query(String.class).single();
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still waiting until " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
