package plumbline.benchmark;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
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
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.organisation.UnitKind;
import plumbline.testing.TestDatabaseServer;
import plumbline.testing.TestUsers;

/**
 * What escalating costs, in ratios of one run: opening breaches that the policy groups, and breaches that each escalate singly,
 * against as many plain starts of the same process in transactions of a hundred; and a storm of timers that fall due at one
 * moment, drained by the engine's own job executor, at a tenth of the size and at the whole.
 */
public final class EscalationBenchmark {

    private static final int BATCH = 100;
    private static final List<String> GROUPED = List.of("ASC-ASM-01", "ASC-REV-01", "ASC-REV-02", "ASC-CON-01", "ASC-BRK-01");
    private static final String SINGLE = "ASC-TRA-01";

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final List<String> teams = DemonstrationOrganisation.units().stream().filter(unit -> unit.kind() == UnitKind.TEAM)
            .map(OrgUnit::id).map(Object::toString).toList();

    private EscalationBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** @param arguments how many breaches, starts and timers; 10,000 when left out */
    public static void main(String[] arguments) throws Exception {
        int howMany = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + TestDatabaseServer.newDatabase(), "plumbline.database.username=postgres",
                        "plumbline.database.password=postgres")
                // What the tests' own settings say would go before properties.
                .run("--server.port=0", "--plumbline.escalation.timers-fire=true")) {
            TestUsers.whoNeverSignIn(context.getBean(JdbcClient.class), DemonstrationOrganisation.posts().stream().map(Post::username).toList());
            context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
            EscalationBenchmark benchmark = new EscalationBenchmark(context);
            benchmark.opening(howMany);
            benchmark.storms(howMany);
        }
        System.exit(0);
    }

    private void opening(int howMany) throws Exception {
        plainStarts(BATCH);
        grouped(BATCH);
        singly(BATCH);
        int escalationsBefore = escalations();
        double plain = Timing.once(() -> plainStarts(howMany));
        double grouped = Timing.once(() -> grouped(howMany));
        int groups = escalations() - escalationsBefore;
        double singly = Timing.once(() -> singly(howMany));
        System.out.printf("Opening escalations for %,d breaches%n", howMany);
        System.out.println(Timing.line("plain engine starts", plain, howMany, "starts"));
        System.out.println(Timing.line("breaches grouped by policy, into " + groups + " escalations more", grouped, howMany, "breaches"));
        System.out.println(Timing.line("breaches that each escalate singly", singly, howMany, "breaches"));
        System.out.printf("  ratio grouped / plain starts: %.3f%n  ratio single / plain starts: %.2f%n", grouped / plain, singly / plain);
    }

    /** A tenth at first, on the escalations that are open singly anyway, and then the whole. */
    private void storms(int howMany) throws Exception {
        storm(BATCH);
        int few = Math.max(BATCH, howMany / 10);
        double small = storm(few);
        double whole = storm(howMany);
        System.out.printf("Timers due at one moment, drained by the job executor of one node%n");
        System.out.println(Timing.line(String.format("%,d timers", few), small, few, "timers"));
        System.out.println(Timing.line(String.format("%,d timers", howMany), whole, howMany, "timers"));
        System.out.printf("  ratio of the cost of one timer, %,d / %,d: %.2f%n", howMany, few, whole / howMany / (small / few));
    }

    private void plainStarts(int howMany) {
        RuntimeService runtime = context.getBean(ProcessEngine.class).getRuntimeService();
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        Date due = Date.from(context.getBean(Clock.class).instant().plusSeconds(86_400));
        for (int done = 0; done < howMany; done += BATCH) {
            int batch = Math.min(BATCH, howMany - done);
            transactions.executeWithoutResult(status -> {
                for (int i = 0; i < batch; i++) {
                    String id = UUID.randomUUID().toString();
                    runtime.startProcessInstanceByKey("escalation", id, Map.of("escalationId", id, "tier", 1, "stepDue", due, "outerDue", due));
                }
            });
        }
    }

    /** Each round in units of its own would be one group each; as in a council, breaches spread over standards and teams. */
    private void grouped(int howMany) throws InterruptedException {
        open(howMany, "(?)[1 + n % " + GROUPED.size() + "]", GROUPED.toArray(String[]::new), "S3");
    }

    private void singly(int howMany) throws InterruptedException {
        open(howMany, "(?)[1]", new String[] {SINGLE}, "S2");
    }

    private void open(int howMany, String standard, String[] standards, String severity) throws InterruptedException {
        UUID run = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                    values (?, 'COMPLETED', ?, 1, 'benchmark', 'benchmark', ?, ?, true)""").params(run, now, now, now).update();
            jdbc.sql("""
                    insert into breach (standard, subject_kind, subject_ref, period, unit, severity, state, opened_at, last_seen_at,
                                        times_seen, last_run, explanation)
                    select\s""" + standard + """
                    , 'CASE', ? || '-' || n, 'benchmark', (?)[1 + (n / 7) % ?], ?, 'OPEN', ?, ?, 1, ?, 'benchmark'
                    from generate_series(1, ?) n""").params(standards, run.toString(), teams.toArray(String[]::new), teams.size(), severity, now, now,
                    run, howMany).update();
            context.publishEvent(new BreachesChanged(new RunId(run), now.toInstant()));
        });
        // The publication is complete when everything has opened; to look at the breaches every time would be work of its own.
        until("select not exists (select 1 from event_publication where completion_date is null)");
        if (jdbc.sql("select exists (select 1 from breach b where b.state = 'OPEN' and not exists (select 1 from escalation_breach c where c.breach = b.id))")
                .query(Boolean.class).single()) {
            throw new IllegalStateException("a breach has no escalation");
        }
    }

    /** Lets the acknowledging of so many escalations be overdue from one moment to the next, and waits until all have climbed. */
    private double storm(int howMany) throws Exception {
        int missing = howMany - waiting();
        if (missing > 0) {
            singly(missing);
        }
        OffsetDateTime past = OffsetDateTime.ofInstant(context.getBean(Clock.class).instant().minusSeconds(2), ZoneOffset.UTC);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc.sql("create temporary table if not exists storm (id uuid, process text) on commit delete rows").update();
            jdbc.sql("insert into storm select id, process_id from escalation where state = 'OPEN' and kind = 'SINGLE' and tier = "
                    + "(select min(tier) from escalation where state = 'OPEN' and kind = 'SINGLE') limit ?").param(howMany).update();
            jdbc.sql("update escalation set step_due_at = ? where id in (select id from storm)").param(past).update();
            jdbc.sql("update camunda.act_ru_job set duedate_ = ? where handler_cfg_ = 'acknowledge-limit' and process_instance_id_ in (select process from storm)")
                    .param(java.sql.Timestamp.from(past.toInstant())).update();
        });
        return Timing.once(() -> until("select not exists (select 1 from escalation where state = 'OPEN' and step_due_at <= '" + past + "')"));
    }

    private int waiting() {
        return jdbc.sql("select count(*) from escalation where state = 'OPEN' and kind = 'SINGLE' and tier = "
                + "(select min(tier) from escalation where state = 'OPEN' and kind = 'SINGLE')").query(Integer.class).single();
    }

    private int escalations() {
        return jdbc.sql("select count(*) from escalation").query(Integer.class).single();
    }

    private void until(String question) throws InterruptedException {
        while (!jdbc.sql(question).query(Boolean.class).single()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
