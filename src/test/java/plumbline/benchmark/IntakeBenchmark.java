package plumbline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.intake.Batch;
import plumbline.intake.Imports;

/**
 * What it costs to take large files in, checked, matched and stored, against a raw COPY of the same bytes into one table, and how much
 * memory that holds: client level data of as many events as asked for, the regulator's history of ratings, and workbooks of many rows.
 * Run it with the heap the service has: whatever does not fit ends it.
 */
public final class IntakeBenchmark {

    private static final int EVENTS = 200_000;
    private static final int WORKBOOK_ROWS = 1_000_000;
    /** What the generator writes for each hundred people. */
    private static final int EVENTS_PER_HUNDRED = 682;
    private static final int MOST_IN_ROUNDS = 300_000;
    private static final int ROUNDS = 3;
    private static final int MOST_STATEMENTS = 20;
    private static final int RATINGS = 29_459;
    private static final Path REAL_RATINGS = Path.of("../shared/data/cqc-inspection-history/all_inspections_non_care_homes.csv");

    private final ConfigurableApplicationContext context;
    private final Path folder;

    private IntakeBenchmark(ConfigurableApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @param arguments how many events ({@value #EVENTS} when left out) and how many rows of workbooks ({@value #WORKBOOK_ROWS}) */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EVENTS;
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : WORKBOOK_ROWS;
        Path folder = Files.createTempDirectory("plumbline-benchmark");
        try (ConfigurableApplicationContext context = BenchmarkService.start()) {
            System.out.printf("Heap of at most %,d MB%n", Runtime.getRuntime().maxMemory() >> 20);
            IntakeBenchmark benchmark = new IntakeBenchmark(context, folder);
            benchmark.warmUp();
            benchmark.ratings();
            benchmark.clientLevelData(events);
            benchmark.workbooks(rows);
        }
        Files.delete(folder);
        System.exit(0);
    }

    private void warmUp() throws Exception {
        Path file = made(500);
        copy(file);
        take(file);
        Files.delete(file);
    }

    private void ratings() throws Exception {
        boolean real = Files.exists(REAL_RATINGS);
        Path file = real ? REAL_RATINGS : MadeHistory.write(folder.resolve("history.csv"), RATINGS);
        measure(file, real ? "History of ratings" : "History of ratings, made up", ROUNDS);
        if (!real) {
            Files.delete(file);
        }
    }

    private void clientLevelData(int events) throws Exception {
        if (events > 0) {
            Path file = made(Math.max(1, (int) (100L * events / EVENTS_PER_HUNDRED)));
            measure(file, "Client level data", events > MOST_IN_ROUNDS ? 1 : ROUNDS);
            Files.delete(file);
        }
    }

    private void workbooks(int rows) throws Exception {
        if (rows == 0) {
            return;
        }
        for (MadeWorkbook.Kind kind : MadeWorkbook.Kind.values()) {
            Path file = MadeWorkbook.write(folder.resolve("events." + kind.name().toLowerCase(Locale.ROOT)), kind, rows);
            empty();
            try (HeapWatch heap = HeapWatch.ofCollectionsAsTheyCome()) {
                double seconds = Timing.once(() -> take(file));
                System.out.printf("Event list as %s: %,d rows, %,d bytes%n", kind, rows, Files.size(file));
                System.out.println(Timing.line("received, unpacked, checked, matched and stored", seconds, rows, "rows"));
                System.out.printf("  most heap held: %,d MB%n", heap.mostMegabytes());
            }
            Files.delete(file);
        }
    }

    private Path made(int people) throws IOException {
        Path made = null;
        for (Path file : DemonstrationData.write(folder, people, 1, LocalDate.now(context.getBean(Clock.class)))) {
            if (file.getFileName().toString().startsWith("client-level-data")) {
                made = file;
            } else {
                Files.delete(file);
            }
        }
        return made;
    }

    private void measure(Path file, String what, int rounds) throws Exception {
        double[] copying = new double[rounds];
        double[] importing = new double[rounds];
        long held = 0;
        for (int round = 0; round < rounds; round++) {
            Duration before = databaseProcessor();
            copying[round] = Timing.once(() -> copy(file));
            System.out.printf("%s, round %d: processor seconds of PostgreSQL for the raw COPY %.1f%n", what, round + 1, databaseProcessor().minus(before).toMillis() / 1e3);
            empty();
            try (HeapWatch heap = HeapWatch.ofCollectionsAsTheyCome(); StatementWatch statements = new StatementWatch(context.getBean(DataSource.class))) {
                long java = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Duration database = databaseProcessor();
                importing[round] = Timing.once(() -> take(file));
                System.out.printf("%s, round %d: copied in %.1f s, imported in %.1f s; processor seconds of the thread that imports %.1f, of PostgreSQL %.1f%n%s", what, round + 1, copying[round],
                        importing[round], (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - java) / 1e9,
                        databaseProcessor().minus(database).toMillis() / 1e3, statements.report(round + 1 == rounds ? MOST_STATEMENTS : 0));
                held = Math.max(held, heap.mostMegabytes());
            }
        }
        report(file, what, ImportBenchmark.median(copying), ImportBenchmark.median(importing), held);
    }

    private static void report(Path file, String what, double copying, double importing, long held) throws IOException {
        long rows;
        try (Stream<String> lines = Files.lines(file)) {
            rows = lines.count() - 1;
        }
        System.out.printf("%s: %,d rows, %,d bytes%n", what, rows, Files.size(file));
        System.out.println(Timing.line("raw COPY into text columns", copying, rows, "rows"));
        System.out.println(Timing.line("received, checked, matched and stored", importing, rows, "rows"));
        System.out.printf("  ratio to raw COPY: %.2f; most heap held: %,d MB%n", importing / copying, held);
    }

    private Duration databaseProcessor() {
        return StatementWatch.databaseProcessor(context.getBean(DataSource.class));
    }

    private void copy(Path file) throws Exception {
        ImportBenchmark.copy(context.getBean(DataSource.class), file);
    }

    private void empty() {
        context.getBean(JdbcClient.class).sql(ImportBenchmark.FACTS).update();
    }

    private void take(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            Attempt<Batch> attempt = context.getBean(Imports.class).importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE);
            if (attempt instanceof Attempt.Refused<Batch> refused) {
                throw new IllegalStateException(refused.reason());
            }
        }
    }
}
