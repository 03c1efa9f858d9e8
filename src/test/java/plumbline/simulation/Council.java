package plumbline.simulation;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;
import plumbline.PlumblineApplication;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.message.TellingWhoActsNext;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.mail.ShortGreeting;
import plumbline.organisation.Organisation;
import plumbline.standards.AsAt;
import plumbline.standards.versions.CompiledOnce;
import plumbline.testing.WithoutPages;

/** The demonstration council on a database of its own, in a service that can be stopped and started again. */
final class Council implements AutoCloseable {

    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(5);
    /** Longer than a job belongs to the node that took it: what a dead node had taken is free when the next one starts. */
    private static final Duration UNTIL_IT_IS_STARTED_AGAIN = Duration.ofMinutes(1);
    /** One thing happens at a time, so a service need not have all its connections open before. */
    private static final int CONNECTIONS_READY = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
    private static final int PEOPLE_IN_A_PARTITION = 40;
    private static final String QUIET = """
            select not exists (select 1 from evaluation_run where state = 'RUNNING')
               and not exists (select 1 from event_publication where completion_date is null)""";

    private final String database;
    private final Path folder;
    private final int people;
    private final MailServerOfTheCouncil mail = new MailServerOfTheCouncil();
    private final Runnable whenMigrated;
    private MortalDatabase way;
    private ConfigurableApplicationContext service;

    Council(Path folder, String database, int people) {
        this(folder, database, people, () -> { });
    }

    /** @param whenMigrated what is to be so in the database as soon as its tables are there */
    Council(Path folder, String database, int people, Runnable whenMigrated) {
        this.folder = folder;
        this.database = database;
        this.people = people;
        this.whenMigrated = whenMigrated;
        this.way = new MortalDatabase(database);
        this.service = start();
        CompiledOnce.keep(service);
        settle();
    }

    private ConfigurableApplicationContext start() {
        // As arguments: what the service's own settings say would go before properties.
        return new SpringApplicationBuilder(PlumblineApplication.class).logStartupInfo(false).initializers(context -> {
            ((GenericApplicationContext) context).registerBean("taskScheduler", TaskScheduler.class, StandingScheduler::new);
            context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        pool.setMinimumIdle(CONNECTIONS_READY);
                    }
                    if (bean instanceof FlywayMigrationInitializer) {
                        whenMigrated.run();
                    }
                    return bean;
                }
            });
            context.getBeanFactory().addBeanPostProcessor(way);
            context.getBeanFactory().addBeanPostProcessor(new ShortGreeting());
            context.addBeanFactoryPostProcessor(new CompiledOnce());
            context.addBeanFactoryPostProcessor(new WithoutPages());
        }).web(WebApplicationType.NONE).run("--plumbline.database.url=" + database, "--plumbline.database.username=postgres", "--plumbline.database.password=postgres",
                "--plumbline.data=" + folder, "--plumbline.demonstration=true", "--plumbline.demonstration-people=" + people,
                "--plumbline.password-strength=4", "--plumbline.escalation.timers-fire=false",
                "--plumbline.evaluation.people-in-a-partition=" + PEOPLE_IN_A_PARTITION,
                "--plumbline.mail.host=127.0.0.1", "--plumbline.mail.port=" + mail.port(), "--plumbline.mail.protection=NONE",
                "--plumbline.mail.from=plumbline@council.example",
                // One after the other, so that the same things happen in the same order each time.
                "--spring.task.execution.pool.core-size=1",
                "--plumbline.escalation.lock-time=PT5S", "--logging.level.plumbline=off", "--logging.level.root=off");
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    MailServerOfTheCouncil mail() {
        return mail;
    }

    Instant now() {
        return bean(Clock.class).instant();
    }

    LocalDate today() {
        return BusinessTime.dayOf(now());
    }

    void writeToEverybody() {
        jdbc().sql("update app_user set email = username || '@council.example'").update();
    }

    void stopAndStart() {
        service.close();
        way = new MortalDatabase(database);
        service = start();
        settle();
    }

    /** The node dies before the n-th statement by which a run writes, or when the run has ended before that; then another is started and finishes. */
    void dieInTheMiddleOfARun(int writes) {
        bean(EvaluationRuns.class).start(new AsAt(now()), Actor.SERVICE);
        Thread waiting = Thread.currentThread();
        way.cutAfter(writes, thread -> thread != waiting);
        until("the node has died", () -> way.dead() || "t".equals(asked(QUIET)));
        dieAndStartAgain();
    }

    /** The node dies before the n-th statement by which some work writes, or when the work has ended before that. */
    void dieInTheMiddleOf(Runnable work, int writes) {
        Thread worker = Thread.currentThread();
        way.cutAfter(writes, thread -> thread == worker);
        try {
            work.run();
        } catch (RuntimeException broken) {
            if (!way.dead()) {
                throw broken;
            }
        }
        dieAndStartAgain();
    }

    private void dieAndStartAgain() {
        way.cut();
        service.close();
        Beginnings.later(database, UNTIL_IT_IS_STARTED_AGAIN);
        way = new MortalDatabase(database);
        service = start();
        settle();
    }

    /** It becomes a time of the next working day, and everything that falls due until then happens. */
    void nextWorkingDay(LocalTime time) {
        LocalDate next = bean(Organisation.class).calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), 1);
        itBecomes(next.atTime(time).atZone(BusinessTime.ZONE).toInstant());
    }

    /**
     * It becomes a later time of the same day, and everything that falls due until then happens. Work, runs and checks have times of their own, far
     * enough from each other: what an hour's work makes due a day or some hours later never falls due while something else goes on, however
     * slow the machine is.
     */
    void itBecomes(LocalTime time) {
        itBecomes(today().atTime(time).atZone(BusinessTime.ZONE).toInstant());
    }

    /** What is still to be heard is heard before: a deadline that a listener moves to a moment that has passed already would fall due for nobody. */
    private void itBecomes(Instant then) {
        settle();
        new TimeTravel(service).forward(Duration.between(now(), then));
        Beginnings.itIs(database, then);
        settle();
    }

    /** People are told, and the outbox is emptied as far as the mail server takes it. */
    void sendMail() {
        bean(TellingWhoActsNext.class).tell();
        fromTimeToTime("plumbline.mail.Sending.sendDue");
    }

    /** Does once what the service does from time to time. */
    void fromTimeToTime(String method) {
        ScheduledTask task = bean(ScheduledAnnotationBeanPostProcessor.class).getScheduledTasks().stream()
                .filter(each -> each.toString().equals(method)).findFirst().orElseThrow(() -> new IllegalArgumentException(method));
        task.getTask().getRunnable().run();
    }

    /** The night's evaluation, and all that follows from it. */
    RunId evaluate() {
        return through(bean(EvaluationRuns.class).start(new AsAt(now()), Actor.SERVICE));
    }

    /** Waits for a run that was started. */
    RunId through(Attempt<RunId> started) {
        if (started instanceof Attempt.Done<RunId> done) {
            settle();
            EvaluationRun run = bean(EvaluationRuns.class).run(done.value()).orElseThrow();
            if (run.state() != EvaluationRun.State.COMPLETED) {
                throw new IllegalStateException("run " + run.number() + " is " + run.state() + ": " + run.problem());
            }
            return done.value();
        }
        throw new IllegalStateException(started.toString());
    }

    /** Waits until no run works and nothing that was published is still to be heard. */
    void settle() {
        until("runs are through and events heard", () -> jdbc().sql(QUIET).query(Boolean.class).single());
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

    /** One answer from the database, past the service. */
    private String asked(String question) {
        try (Connection apart = DriverManager.getConnection(database, "postgres", "postgres");
                ResultSet row = apart.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException cut) {
            // The connection that asks may be cut with the others.
            return "";
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still waiting until " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    public void close() {
        service.close();
        mail.close();
    }
}
