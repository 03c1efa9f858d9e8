package plumbline.benchmark;

import java.time.Clock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.standards.AsAt;

/** Whether the heap a whole run needs stays the same when there are ten times as many people. */
public final class HeapBenchmark {

    private HeapBenchmark() {
    }

    /** @param arguments how many people have or had long-term support at first; 3,000 when it is left out */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000;
        try (ConfigurableApplicationContext context = BenchmarkService.start()) {
            BenchmarkService.fill(context, people);
            // The first run loads classes and fills caches that stay.
            BenchmarkService.runOnce(context, new AsAt(context.getBean(Clock.class).instant()));
            System.out.println("The most heap in use after a whole collection, in a whole run with a limit of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
            long small = watched(context);
            new MorePeople(context.getBean(JdbcClient.class)).copy(9);
            long large = watched(context);
            System.out.printf("  ratio of heap at ten times the people: %.2f%n", (double) large / small);
        }
        System.exit(0);
    }

    private static long watched(ConfigurableApplicationContext context) throws Exception {
        int people = context.getBean(JdbcClient.class).sql("select count(*) from person").query(Integer.class).single();
        try (HeapWatch watch = HeapWatch.ofWhatIsHeld()) {
            double seconds = Timing.once(() -> BenchmarkService.runAnew(context, new AsAt(context.getBean(Clock.class).instant())));
            System.out.println(Timing.line("a whole run, " + watch.mostMegabytes() + " MB", seconds, people, "people"));
            return watch.mostMegabytes();
        }
    }
}
