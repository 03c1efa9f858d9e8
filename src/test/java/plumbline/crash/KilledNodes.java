package plumbline.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import plumbline.testing.TestDatabaseServer;

/**
 * Two nodes on one database drain a storm of timers, and one of them is killed with SIGKILL at a random moment, again and
 * again. After each kill: every timer has fired, none has had its effect twice, and nothing was stuck longer than the time for
 * which a job belongs to the node that took it.
 */
public final class KilledNodes {

    private static final int ESCALATIONS = 120;
    private static final int PEOPLE = 20;
    /** What {@link ServiceProcess} sets. */
    private static final Duration LOCK_TIME = Duration.ofSeconds(15);
    /** Looking for jobs in vain a node sleeps for some seconds, and then the work itself takes its time. */
    private static final Duration WORK = Duration.ofSeconds(45);
    private static final int LATEST_KILL = 2_500;

    private static final String FIRED = "select count(*) from escalation_event where happening in ('CLIMBED', 'OVERDUE_AT_TOP')";
    private static final String STILL_DUE = "select count(*) from escalation where state = 'OPEN' and standard = 'ASC-TRA-01' and step_due_at < now()";
    private static final String WRONG = """
            select string_agg(what, '; ') from (
                select 'fired twice: ' || e.reference as what from escalation e join escalation_event v on v.escalation = e.id
                where v.happening in ('CLIMBED', 'OVERDUE_AT_TOP') and e.standard = 'ASC-TRA-01' group by e.id, e.reference having count(*) > %1$d
                union all select 'never fired: ' || e.reference from escalation e where e.state = 'OPEN' and e.standard = 'ASC-TRA-01'
                    and (select count(*) from escalation_event v where v.escalation = e.id and v.happening in ('CLIMBED', 'OVERDUE_AT_TOP')) < %1$d
                union all select 'no process: ' || e.reference from escalation e where e.state = 'OPEN'
                    and not exists (select 1 from camunda.act_ru_execution x where x.id_ = e.process_id)
                union all select 'not one timer: ' || e.reference from escalation e where e.state = 'OPEN' and e.standard = 'ASC-TRA-01' and (
                    select count(*) from camunda.act_ru_job j where j.process_instance_id_ = e.process_id and j.handler_cfg_ = 'acknowledge-limit') <> 1
                union all select 'given up: ' || id_ from camunda.act_ru_job where retries_ = 0) wrong""";

    private final String database = TestDatabaseServer.newDatabase();
    private final Path folder;
    private final Random random;
    private final List<Long> slowest = new ArrayList<>();

    private KilledNodes(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** @param arguments {@code --kills N}, 5 when left out; {@code --seed N}, 1 when left out */
    public static void main(String[] arguments) throws Exception {
        int kills = (int) number(arguments, "--kills", 5);
        long seed = number(arguments, "--seed", 1);
        KilledNodes nodes = new KilledNodes(Files.createTempDirectory("plumbline-killed-nodes"), seed);
        boolean held = nodes.live(kills);
        System.out.printf("seed %d: %d kills, %s; slowest until all had fired: %.1f s after the kill, a job belongs to its node for %d s%n", seed,
                nodes.slowest.size(), held ? "everything held" : "BROKEN", nodes.slowest.stream().mapToLong(Long::longValue).max().orElse(0) / 1e3,
                LOCK_TIME.toSeconds());
        System.exit(held ? 0 : 1);
    }

    static long number(String[] arguments, String name, long otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return otherwise;
    }

    private boolean live(int kills) throws Exception {
        ServiceProcess[] nodes = new ServiceProcess[2];
        try {
            nodes[0] = node();
            nodes[0].kill();
            breaches();
            // A breach without an escalation is what an interrupted opening left behind: starting opens one for each.
            nodes[0] = node();
            await("all are opened", "select count(*) >= " + ESCALATIONS + " from escalation where standard = 'ASC-TRA-01' and state = 'OPEN'");
            nodes[1] = node();
            for (int kill = 1; kill <= kills; kill++) {
                if (!one(nodes, kill)) {
                    return false;
                }
            }
            return true;
        } finally {
            for (ServiceProcess node : nodes) {
                if (node != null) {
                    node.kill();
                }
            }
        }
    }

    private boolean one(ServiceProcess[] nodes, int kill) throws Exception {
        int victim = random.nextInt(2);
        int moment = random.nextInt(LATEST_KILL);
        storm();
        TimeUnit.MILLISECONDS.sleep(moment);
        long left = number(STILL_DUE);
        nodes[victim].kill();
        long killed = System.nanoTime();
        boolean drained = drained(killed);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
        slowest.add(took);
        String wrong = words(String.format(WRONG, kill));
        System.out.printf("kill %d: node %d after %d ms with %d of %d timers still due; all fired %.1f s later; %s%n", kill, victim + 1, moment, left,
                ESCALATIONS, took / 1e3, !drained ? "STUCK with " + number(STILL_DUE) : wrong == null ? "each once" : wrong);
        nodes[victim] = node();
        return drained && wrong == null;
    }

    private boolean drained(long since) throws Exception {
        while (number(STILL_DUE) > 0) {
            if (System.nanoTime() - since > LOCK_TIME.plus(WORK).toNanos()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    private ServiceProcess node() throws Exception {
        ServiceProcess node = ServiceProcess.startOn(database, folder, PEOPLE);
        node.awaitReady();
        return node;
    }

    private void breaches() throws SQLException {
        run("""
                insert into breach (standard, subject_kind, subject_ref, period, unit, severity, state, opened_at, last_seen_at, times_seen, last_run,
                    explanation)
                select 'ASC-TRA-01', 'CASE', 'storm-' || n, 'storm', (select code from org_unit where kind = 'TEAM' order by code limit 1), 'S2', 'OPEN', now(), now(), 1,
                    (select id from evaluation_run order by started_at limit 1), 'Only for the storm.'
                from generate_series(1, %d) n""".formatted(ESCALATIONS));
    }

    /** From one moment to the next every one is overdue. */
    private void storm() throws SQLException {
        run("""
                update escalation set step_due_at = now() - interval '2 seconds' where standard = 'ASC-TRA-01' and state = 'OPEN';
                update camunda.act_ru_job set duedate_ = localtimestamp - interval '2 seconds' where handler_cfg_ = 'acknowledge-limit'
                and process_instance_id_ in (select process_id from escalation where standard = 'ASC-TRA-01' and state = 'OPEN')""");
    }

    private void await(String what, String question) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!"t".equals(words(question))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still waiting until " + what + "; fired so far: " + number(FIRED));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long number(String question) throws SQLException {
        return Long.parseLong(words(question));
    }

    private String words(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres"); ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres"); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(statements);
            connection.commit();
        }
    }
}
