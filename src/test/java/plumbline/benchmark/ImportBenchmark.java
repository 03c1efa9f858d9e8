package plumbline.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.PlumblineApplication;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.intake.Batch;
import plumbline.intake.Imports;
import plumbline.organisation.OrganisationChanges;
import plumbline.testing.TestDatabaseServer;

/**
 * Rows a second: importing each generated file against a raw COPY of the same bytes into a table of text columns, at a
 * quarter of the size and at the whole, so that growth with size shows. Raw copy, first import and import of known rows
 * follow each other in every round and each keeps its median, so that a slow minute of the machine touches all three.
 */
public final class ImportBenchmark {

    /** People in the larger files: some 100,000 rows of client level data, a large council's year. */
    private static final int PEOPLE = 15_000;
    /** The first round warms up and does not count. */
    private static final int ROUNDS = 4;

    static final String FACTS = """
            truncate import_batch, import_fault, person, person_identifier, request, assessment, service, review, support_plan, pause,
                     concern, dols_application, brokerage_request, location, location_rating, rating_publication, council_provider, quality_visit,
                     case_record, measure_value, feed_arrival, fact_before cascade""";

    private ImportBenchmark() {
    }

    /** @param arguments how many people the larger files are about; {@value #PEOPLE} when it is left out */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PEOPLE;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .run("--server.port=0", "--plumbline.database.url=" + TestDatabaseServer.newDatabase(),
                        "--plumbline.database.username=postgres", "--plumbline.database.password=postgres")) {
            context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
            for (int size : List.of(people / 4, people)) {
                measureAll(context, size);
            }
        }
        System.exit(0);
    }

    private static void measureAll(ConfigurableApplicationContext context, int people) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-benchmark");
        for (Path file : DemonstrationData.write(folder, people, 1, LocalDate.now(context.getBean(Clock.class)))) {
            if (file.getFileName().toString().startsWith("cqc")) {
                repeatLocations(file, Math.max(1, people / 1_000));
            }
            measure(context, file);
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** The generated directory has one size; further copies of its locations under other ids make it larger. */
    private static void repeatLocations(Path file, int times) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(lines.get(0) + "\n");
            for (int copy = 1; copy <= times; copy++) {
                for (String line : lines.subList(1, lines.size())) {
                    out.write(line.replaceFirst("1-", "1-" + copy) + "\n");
                }
            }
        }
    }

    private static void measure(ConfigurableApplicationContext context, Path file) throws Exception {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        double[] copying = new double[ROUNDS - 1];
        double[] importing = new double[ROUNDS - 1];
        double[] known = new double[ROUNDS - 1];
        for (int round = 0; round < ROUNDS; round++) {
            int kept = Math.max(0, round - 1);
            copying[kept] = Timing.once(() -> copy(context.getBean(DataSource.class), file));
            jdbc.sql(FACTS).update();
            importing[kept] = Timing.once(() -> take(context, file, ""));
            known[kept] = Timing.once(() -> take(context, file, "\n"));
        }
        report(file, median(copying), median(importing), median(known));
    }

    private static void report(Path file, double copying, double importing, double known) throws IOException {
        long rows;
        try (Stream<String> lines = Files.lines(file)) {
            rows = lines.count() - 1;
        }
        System.out.printf("Import of %s: %,d rows, %,d bytes%n", file.getFileName(), rows, Files.size(file));
        System.out.println(Timing.line("raw COPY into text columns", copying, rows, "rows"));
        System.out.println(Timing.line("import into empty tables", importing, rows, "rows"));
        System.out.println(Timing.line("import of what is known already", known, rows, "rows"));
        System.out.printf("  ratio import / raw COPY: %.2f%n", importing / copying);
        System.out.printf("  ratio import of known rows / raw COPY: %.2f%n", known / copying);
    }

    static double median(double[] seconds) {
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }

    static void copy(DataSource source, Path file) throws Exception {
        String header;
        try (Stream<String> lines = Files.lines(file)) {
            header = lines.findFirst().orElseThrow();
        }
        String columns = Stream.iterate(1, column -> column + 1).limit(header.split(",", -1).length)
                .map(column -> "c" + column + " text").collect(Collectors.joining(", "));
        try (Connection connection = source.getConnection(); InputStream content = Files.newInputStream(file)) {
            connection.createStatement().execute("drop table if exists raw_copy");
            connection.createStatement().execute("create table raw_copy (" + columns + ")");
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy raw_copy from stdin (format csv, header)", content, 1 << 16);
        }
    }

    /** Blank lines at the end make other content of the same rows. */
    private static void take(ConfigurableApplicationContext context, Path file, String blanks) throws IOException {
        try (InputStream content = new SequenceInputStream(Files.newInputStream(file),
                new ByteArrayInputStream(blanks.getBytes(StandardCharsets.UTF_8)))) {
            Attempt<Batch> attempt = context.getBean(Imports.class).importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE);
            if (attempt instanceof Attempt.Refused<Batch> refused) {
                throw new IllegalStateException(refused.reason());
            }
        }
    }
}
