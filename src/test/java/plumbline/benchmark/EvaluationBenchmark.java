package plumbline.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import plumbline.PlumblineApplication;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Jurisdiction;
import plumbline.core.Calendars;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.facts.FactStore;
import plumbline.facts.FactStore.PersonRange;
import plumbline.intake.Imports;
import plumbline.organisation.Organisation;
import plumbline.organisation.OrganisationChanges;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;
import plumbline.testing.TestDatabaseServer;

/** People a second: judging them against only reading the same rows, and a whole run with its findings stored. */
public final class EvaluationBenchmark {

    private EvaluationBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + TestDatabaseServer.newDatabase(), "plumbline.database.username=postgres",
                        "plumbline.database.password=postgres")
                .run("--server.port=0")) {
            fill(context, people);
            measure(context);
        }
        System.exit(0);
    }

    private static void fill(ConfigurableApplicationContext context, int people) throws Exception {
        context.getBean(OrganisationChanges.class).put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        Path folder = Files.createTempDirectory("plumbline-benchmark");
        LocalDate today = LocalDate.now(context.getBean(Clock.class));
        for (Path file : DemonstrationData.write(folder, people, 1, today)) {
            try (InputStream content = Files.newInputStream(file)) {
                context.getBean(Imports.class).importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE);
            }
        }
    }

    private static void measure(ConfigurableApplicationContext context) throws Exception {
        FactStore facts = context.getBean(FactStore.class);
        CompiledRuleSet ruleSet = context.getBean(RuleSets.class).inForce();
        Calendars calendars = context.getBean(Organisation.class).calendars(Jurisdiction.ENGLAND);
        AsAt asAt = new AsAt(context.getBean(Clock.class).instant());
        List<PersonRange> ranges = facts.partitions(1_000);
        long people = ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
        double reading = Timing.median(() -> ranges.forEach(facts::people));
        double judging = Timing.median(() -> ranges.forEach(range -> ruleSet.judgeCases(facts.people(range), asAt, calendars)));
        double whole = Timing.median(() -> runOnce(context, asAt));
        System.out.println("Evaluation of " + people + " people against " + ruleSet.standards().size() + " standards");
        System.out.println(Timing.line("reading the facts, one thread", reading, people, "people"));
        System.out.println(Timing.line("reading and judging, one thread", judging, people, "people"));
        System.out.println(Timing.line("a whole run, findings stored, all cores", whole, people, "people"));
        System.out.printf("  ratio reading and judging / reading: %.2f%n", judging / reading);
        System.out.printf("  ratio whole run / reading: %.2f%n", whole / reading);
    }

    private static void runOnce(ConfigurableApplicationContext context, AsAt asAt) throws Exception {
        EvaluationRuns runs = context.getBean(EvaluationRuns.class);
        RunId run = ((Attempt.Done<RunId>) runs.start(asAt, Actor.SERVICE)).value();
        while (runs.run(run).orElseThrow().state() == EvaluationRun.State.RUNNING) {
            Thread.onSpinWait();
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
