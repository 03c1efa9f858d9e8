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

/** Rows a second: importing client level data against a raw COPY of the same file into a table of text columns. */
public final class ImportBenchmark {

    private static final String FACTS = """
            truncate import_batch, import_fault, person, person_identifier, request, assessment, service, review, support_plan, pause,
                     concern, dols_application, brokerage_request, location, location_rating, council_provider, quality_visit""";

    private ImportBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + TestDatabaseServer.newDatabase(), "plumbline.database.username=postgres",
                        "plumbline.database.password=postgres", "server.port=0")
                .run()) {
            context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
            Path folder = Files.createTempDirectory("plumbline-benchmark");
            List<Path> files = DemonstrationData.write(folder, people, 1, LocalDate.now(context.getBean(Clock.class)));
            for (Path file : files) {
                measure(context, file);
                Files.delete(file);
            }
            Files.delete(folder);
        }
        System.exit(0);
    }

    private static void measure(ConfigurableApplicationContext context, Path file) throws Exception {
        long rows;
        try (Stream<String> lines = Files.lines(file)) {
            rows = lines.count() - 1;
        }
        double copying = Timing.median(() -> copy(context.getBean(DataSource.class), file));
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        double importing = Timing.median(() -> {
            jdbc.sql(FACTS).update();
            take(context, file, "");
        });
        int[] blanks = {0};
        double known = Timing.median(() -> take(context, file, "\n".repeat(++blanks[0])));
        System.out.printf("Import of %s: %,d rows, %,d bytes%n", file.getFileName(), rows, Files.size(file));
        System.out.println(Timing.line("raw COPY into text columns", copying, rows, "rows"));
        System.out.println(Timing.line("import into empty tables", importing, rows, "rows"));
        System.out.println(Timing.line("import of what is known already", known, rows, "rows"));
        System.out.printf("  ratio import / raw COPY: %.2f%n", importing / copying);
        System.out.printf("  ratio import of known rows / raw COPY: %.2f%n", known / copying);
    }

    private static void copy(DataSource source, Path file) throws Exception {
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
