package plumbline.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.PlumblineApplication;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.intake.Imports;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.standards.AsAt;
import plumbline.testing.TestDatabaseServer;
import plumbline.testing.TestUsers;

/** The whole service on an empty database, and generated people to put into it. */
final class BenchmarkService {

    /** A council of some size; more people are copies of these. */
    private static final int MOST_IMPORTED = 10_000;

    private BenchmarkService() {
    }

    /** Starts the service with the demonstration council and nobody in it. */
    static ConfigurableApplicationContext start() {
        return start(newDatabase());
    }

    /** The address of an empty database. */
    static String newDatabase() {
        return TestDatabaseServer.newDatabase();
    }

    /** Starts the service on a database that others may use as well. */
    static ConfigurableApplicationContext start(String database) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + database, "plumbline.database.username=postgres",
                        "plumbline.database.password=postgres")
                .run("--server.port=0");
        TestUsers.whoNeverSignIn(context.getBean(JdbcClient.class), DemonstrationOrganisation.posts().stream().map(Post::username).toList());
        context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        return context;
    }

    /** Imports what a council would send, and copies its people until there are as many as asked for. */
    static void fill(ConfigurableApplicationContext context, int people) throws Exception {
        int copies = Math.max(1, Math.round((float) people / MOST_IMPORTED));
        importGenerated(context, people / copies);
        new MorePeople(context.getBean(JdbcClient.class)).copy(copies - 1);
    }

    private static void importGenerated(ConfigurableApplicationContext context, int people) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-benchmark");
        LocalDate today = LocalDate.now(context.getBean(Clock.class));
        for (Path file : DemonstrationData.write(folder, people, 1, today)) {
            try (InputStream content = Files.newInputStream(file)) {
                context.getBean(Imports.class).importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE);
            }
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** Waits until all that follows from earlier runs is done: a night does not compete with the one before. */
    static void quiet(ConfigurableApplicationContext context) throws Exception {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        while (jdbc.sql("select exists (select 1 from event_publication where completion_date is null)").query(Boolean.class).single()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** A run over everybody, from its start until its findings are stored. */
    static void runOnce(ConfigurableApplicationContext context, AsAt asAt) throws Exception {
        run(context, asAt, true);
    }

    /** A run that judges everybody, whatever is known of them, and compares every word, though nothing comes out otherwise. */
    static void runAnew(ConfigurableApplicationContext context, AsAt asAt) throws Exception {
        context.getBean(JdbcClient.class).sql("""
                insert into closure_day (day, reason)
                select coalesce(max(day), date '2001-01-01') + 1, 'No clock runs so long' from closure_day where day < date '2002-01-01'""").update();
        runOnce(context, asAt);
    }

    /** A run over everybody or over those who can have changed; gives how many were judged. */
    static int run(ConfigurableApplicationContext context, AsAt asAt, boolean everybody) throws Exception {
        EvaluationRuns runs = context.getBean(EvaluationRuns.class);
        RunId run = ((Attempt.Done<RunId>) runs.start(asAt, everybody, Actor.SERVICE)).value();
        while (runs.run(run).orElseThrow().state() == EvaluationRun.State.RUNNING) {
            // Asking counts the partitions, so that asking all the time would be part of what is measured.
            TimeUnit.MILLISECONDS.sleep(25);
        }
        EvaluationRun done = runs.run(run).orElseThrow();
        if (done.state() != EvaluationRun.State.COMPLETED || done.scope().everybody() != everybody) {
            throw new IllegalStateException("the run is " + done.state() + ", " + done.scope().reason() + ": " + done.problem());
        }
        return done.people();
    }
}
