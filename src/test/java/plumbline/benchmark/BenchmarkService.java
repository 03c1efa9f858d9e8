package plumbline.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import plumbline.PlumblineApplication;
import plumbline.core.Actor;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.intake.Imports;
import plumbline.organisation.OrganisationChanges;
import plumbline.testing.TestDatabaseServer;

/** The whole service on an empty database, and generated people to put into it. */
final class BenchmarkService {

    private BenchmarkService() {
    }

    /** Starts the service with the demonstration council and nobody in it. */
    static ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + TestDatabaseServer.newDatabase(), "plumbline.database.username=postgres",
                        "plumbline.database.password=postgres")
                .run("--server.port=0");
        context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        return context;
    }

    /** Imports everything a council of that size would send. */
    static void fill(ConfigurableApplicationContext context, int people) throws Exception {
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
}
