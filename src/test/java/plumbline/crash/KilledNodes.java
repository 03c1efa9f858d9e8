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
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import plumbline.testing.TestDatabaseServer;

/**
 * Two nodes on one database drain a storm of timers, and one of them is killed with SIGKILL after a number of timers that the seed
 * gives, again and again. After each kill: every timer has fired, none has had its effect twice, and nothing was stuck longer than
 * the time for which a job belongs to the node that took it. While the other node drains, the next one is started already.
 */
public final class KilledNodes {

    private static final int ESCALATIONS = 120;
    private static final int PEOPLE = 20;
    private static final Duration LOCK_TIME = Duration.ofSeconds(5);
    private static final Map<String, String> SETTINGS = Map.of("PLUMBLINE_ESCALATION_LOCK_TIME", LOCK_TIME.toString());
    /** Looking for jobs in vain a node sleeps for some seconds, and then the work itself takes its time, also on a busy machine. */
    private static final Duration WORK = Duration.ofSeconds(30);
    private static final Duration LONGEST_STORM = Duration.ofMinutes(2);

    private static final String FIRED = "select count(*) from escalation_event where happening in ('CLIMBED', 'OVERDUE_AT_TOP')";
    private static final String STILL_DUE = "select count(*) from escalation where state = 'OPEN' and standard = 'ASC-TRA-01' and step_due_at < now()";
    private static final String WRONG = """
            select what from (
                select 'fired twice: ' || e.reference as what from escalation e join escalation_event v on v.escalation = e.id
                where v.happening in ('CLIMBED', 'OVERDUE_AT_TOP') and e.standard = 'ASC-TRA-01' group by e.id, e.reference having count(*) > %1$d
                union all select 'never fired: ' || e.reference from escalation e where e.state = 'OPEN' and e.standard = 'ASC-TRA-01'
                    and (select count(*) from escalation_event v where v.escalation = e.id and v.happening in ('CLIMBED', 'OVERDUE_AT_TOP')) < %1$d
                union all select 'no process: ' || e.reference from escalation e where e.state = 'OPEN'
                    and not exists (select 1 from camunda.act_ru_execution x where x.id_ = e.process_id)
                union all select 'not one timer: ' || e.reference from escalation e where e.state = 'OPEN' and e.standard = 'ASC-TRA-01' and (
                    select count(*) from camunda.act_ru_job j where j.process_instance_id_ = e.process_id and j.handler_cfg_ = 'acknowledge-limit') <> 1
                union all select 'given up: ' || id_ from camunda.act_ru_job where retries_ = 0) wrong order by 1""";

    private final String database = TestDatabaseServer.newDatabase();
    private final Path folder;
    private final Random random;
    private final List<Long> slowest = new ArrayList<>();
    private int twice;
    private int never;
    private int stuck;
    private int otherwise;

    private KilledNodes(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** @param arguments {@code --kills N}, 5 when left out; {@code --seed N}, 1 when left out */
    public static void main(String[] arguments) throws Exception {
        int kills = (int) number(arguments, "--kills", 5);
        long seed = number(arguments, "--seed", 1);
        KilledNodes nodes = new KilledNodes(Files.createTempDirectory("plumbline-killed-nodes"), seed);
        nodes.live(kills);
        boolean held = nodes.twice + nodes.never + nodes.stuck + nodes.otherwise == 0;
        System.out.printf("seed %d: %d kills with SIGKILL in storms of %d timers; timers that fired twice: %d; that never fired: %d; stuck longer than the lock time of "
                + "%d s and %d s of work: %d; other things wrong: %d; slowest until all had fired: %.1f s after the kill%n", seed, nodes.slowest.size(), ESCALATIONS,
                nodes.twice, nodes.never, LOCK_TIME.toSeconds(), WORK.toSeconds(), nodes.stuck, nodes.otherwise,
                nodes.slowest.stream().mapToLong(Long::longValue).max().orElse(0) / 1e3);
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

    private void live(int kills) throws Exception {
        ServiceProcess[] nodes = new ServiceProcess[2];
        try {
            nodes[0] = node();
            nodes[0].kill();
            FewRules.keep(database);
            breaches();
            // A breach without an escalation is what an interrupted opening left behind: starting opens one for each.
            nodes[0] = node();
            await("all are opened", "select count(*) >= " + ESCALATIONS + " from escalation where standard = 'ASC-TRA-01' and state = 'OPEN'");
            nodes[1] = node();
            for (int kill = 1; kill <= kills; kill++) {
                one(nodes, kill);
            }
        } finally {
            for (ServiceProcess node : nodes) {
                if (node != null) {
                    node.kill();
                }
            }
        }
    }

    private void one(ServiceProcess[] nodes, int kill) throws Exception {
        int victim = random.nextInt(2);
        int moment = random.nextInt(ESCALATIONS);
        long before = number(FIRED);
        storm();
        afterSoMany(before + moment);
        nodes[victim].kill();
        long killed = System.nanoTime();
        long left = number(STILL_DUE);
        nodes[victim] = started();
        boolean drained = drained(killed);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
        slowest.add(took);
        List<String> wrong = wrong(kill);
        count(drained, wrong);
        nodes[victim].awaitReady();
        double ready = (System.nanoTime() - killed) / 1e9;
        System.out.printf("kill %d: node %d after %d timers, with %d of %d still due; all fired %.1f s later; %s; the next node ready after %.1f s%n", kill, victim + 1, moment, left,
                ESCALATIONS, took / 1e3, !drained ? "STUCK with " + number(STILL_DUE) : wrong.isEmpty() ? "each once" : wrong.toString(), ready);
    }

    private void count(boolean drained, List<String> wrong) {
        stuck += drained ? 0 : 1;
        for (String each : wrong) {
            if (each.startsWith("fired twice")) {
                twice++;
            } else if (each.startsWith("never fired")) {
                never++;
            } else {
                otherwise++;
            }
        }
    }

    private void afterSoMany(long fired) throws Exception {
        long end = System.nanoTime() + LONGEST_STORM.toNanos();
        while (number(FIRED) < fired && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
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
        ServiceProcess node = started();
        node.awaitReady();
        return node;
    }

    private ServiceProcess started() throws Exception {
        return ServiceProcess.startWithoutPages(database, folder, PEOPLE, SETTINGS);
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

    private List<String> wrong(int kills) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                ResultSet rows = connection.createStatement().executeQuery(String.format(WRONG, kills))) {
            while (rows.next()) {
                wrong.add(rows.getString(1));
            }
        }
        return wrong;
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
