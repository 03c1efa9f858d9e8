package plumbline.benchmark;

import java.time.Clock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.standards.AsAt;

/** How a run is shared by two nodes on one database. Both run on the same cores here, so the share counts and not the time. */
public final class NodesBenchmark {

    private NodesBenchmark() {
    }

    /** @param arguments how many people have or had long-term support; 10,000 when it is left out */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        String database = BenchmarkService.newDatabase();
        try (ConfigurableApplicationContext first = BenchmarkService.start(database);
             ConfigurableApplicationContext second = BenchmarkService.start(database)) {
            BenchmarkService.fill(first, people);
            AsAt asAt = new AsAt(first.getBean(Clock.class).instant());
            // The first run wakes both and warms them up.
            BenchmarkService.runOnce(first, asAt);
            BenchmarkService.quiet(first);
            double both = Timing.once(() -> BenchmarkService.runAnew(first, asAt));
            report(first.getBean(JdbcClient.class), "two nodes", both);
            BenchmarkService.quiet(first);
            second.close();
            double alone = Timing.once(() -> BenchmarkService.runAnew(first, asAt));
            report(first.getBean(JdbcClient.class), "one node", alone);
        }
        System.exit(0);
    }

    private static void report(JdbcClient jdbc, String nodes, double seconds) {
        System.out.printf("  %s: %.3f s; partitions judged by each: %s%n", nodes, seconds, jdbc.sql("""
                select string_agg(partitions::text, ' and ' order by partitions desc) from (
                    select count(*) as partitions from evaluation_partition p join evaluation_run r on r.id = p.run
                    where r.number = (select max(number) from evaluation_run) group by p.judged_by) shares""").query(String.class).single());
    }
}
