package plumbline.benchmark;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.PlumblineApplication;
import plumbline.breaches.Breaches.BreachesChanged;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.evaluation.RunId;
import plumbline.organisation.OrganisationChanges;
import plumbline.testing.TestDatabaseServer;

/**
 * Escalations opened a second, with rows, audit and process, against plain starts of the same process with the same
 * variables, both in transactions of a hundred.
 */
public final class EscalationBenchmark {

    private static final int BATCH = 100;

    private EscalationBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        int howMany = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + TestDatabaseServer.newDatabase(), "plumbline.database.username=postgres",
                        "plumbline.database.password=postgres", "plumbline.escalation.timers-fire=false")
                .run("--server.port=0")) {
            context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
            plainStarts(context, BATCH);
            escalations(context, BATCH);
            double plain = Timing.once(() -> plainStarts(context, howMany));
            double opened = Timing.once(() -> escalations(context, howMany));
            System.out.println("Opening " + howMany + " escalations");
            System.out.println(Timing.line("plain engine starts", plain, howMany, "starts"));
            System.out.println(Timing.line("escalations with rows, audit and process", opened, howMany, "starts"));
            System.out.printf("  ratio escalations / plain starts: %.2f%n", opened / plain);
        }
        System.exit(0);
    }

    private static void plainStarts(ConfigurableApplicationContext context, int howMany) {
        RuntimeService runtime = context.getBean(ProcessEngine.class).getRuntimeService();
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        Date due = Date.from(context.getBean(Clock.class).instant().plusSeconds(86_400));
        for (int done = 0; done < howMany; done += BATCH) {
            int batch = Math.min(BATCH, howMany - done);
            transactions.executeWithoutResult(status -> {
                for (int i = 0; i < batch; i++) {
                    String id = UUID.randomUUID().toString();
                    runtime.startProcessInstanceByKey("escalation", id, Map.of("escalationId", id, "tier", 1, "stepDue", due));
                }
            });
        }
    }

    private static void escalations(ConfigurableApplicationContext context, int howMany) throws InterruptedException {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        int before = open(jdbc);
        UUID run = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                    values (?, 'COMPLETED', ?, 1, 'benchmark', 'benchmark', ?, ?, true)""").params(run, now, now, now).update();
            jdbc.sql("""
                    insert into breach (standard, subject_kind, subject_ref, period, unit, severity, state, opened_at, last_seen_at,
                                        times_seen, last_run, explanation)
                    select 'ASC-SAF-01', 'CASE', ? || '-' || n, 'benchmark', 'safeguarding-hub', 'S1', 'OPEN', ?, ?, 1, ?, 'benchmark'
                    from generate_series(1, ?) n""").params(run.toString(), now, now, run, howMany).update();
            context.publishEvent(new BreachesChanged(new RunId(run), now.toInstant()));
        });
        while (open(jdbc) < before + howMany) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static int open(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from escalation where closed_at is null").query(Integer.class).single();
    }
}
