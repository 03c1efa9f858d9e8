package plumbline.benchmark;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Jurisdiction;
import plumbline.core.Calendars;
import plumbline.facts.FactStore;
import plumbline.facts.FactStore.PersonRange;
import plumbline.organisation.Organisation;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;

/** People a second: judging them against only reading the same rows, and a whole run with its findings stored. */
public final class EvaluationBenchmark {

    private static final String READING = "reading the facts, one thread";
    private static final String JUDGING = "reading and judging, one thread";
    /** As in a run. */
    private static final int PARTITION = 1_000;
    /** Comparators that hold all facts in memory need more than 2 GiB for more people. */
    private static final int MOST_IN_MEMORY = 150_000;

    private EvaluationBenchmark() {
    }

    /** @param arguments how many people have or had long-term support; 20,000 when it is left out */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        try (ConfigurableApplicationContext context = BenchmarkService.start()) {
            System.out.printf("Generating, importing and copying took %.0f s%n", Timing.once(() -> BenchmarkService.fill(context, people)));
            measure(context);
        }
        System.exit(0);
    }

    /** Something else is known of every fiftieth person: a review was completed a day later, a request accepted a day earlier, a service did not end after all. */
    private static int change(JdbcClient jdbc) {
        return jdbc.sql("update service set ended_on = null where person_id % 50 = 7 and ended_on is not null").update()
                + jdbc.sql("update review set completed_on = completed_on + 1 where person_id % 50 = 7 and completed_on < current_date").update()
                + jdbc.sql("update request set accepted_on = accepted_on - 1 where person_id % 50 = 7 and accepted_on is not null").update();
    }

    private static void measure(ConfigurableApplicationContext context) throws Exception {
        FactStore facts = context.getBean(FactStore.class);
        CompiledRuleSet ruleSet = context.getBean(RuleSets.class).inForce();
        Calendars calendars = context.getBean(Organisation.class).calendars(Jurisdiction.ENGLAND);
        AsAt asAt = new AsAt(context.getBean(Clock.class).instant());
        List<PersonRange> ranges = facts.partitions(PARTITION);
        long people = ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
        if (people <= MOST_IN_MEMORY) {
            new Comparison(context, asAt, PARTITION).run(people);
        }
        Rounds rounds = new Rounds(people).add(READING, () -> ranges.forEach(facts::people))
                .add(JUDGING, () -> ranges.forEach(range -> ruleSet.judgeCases(facts.people(range), asAt, calendars))).run();
        // As soon as it is known: with a million people what comes next takes minutes.
        System.out.println("Evaluation of " + people + " people against " + ruleSet.standards().size() + " standards");
        rounds.print(people, "people");
        double first = Timing.once(() -> BenchmarkService.runOnce(context, asAt));
        System.out.println(Timing.line("the first run, every finding stored, all cores", first, people, "people"));
        BenchmarkService.quiet(context);
        double again = Timing.once(() -> BenchmarkService.runOnce(context, asAt));
        System.out.println(Timing.line("another run on unchanged data, all cores", again, people, "people"));
        BenchmarkService.quiet(context);
        double anew = Timing.once(() -> BenchmarkService.runAnew(context, asAt));
        System.out.println(Timing.line("everybody judged anew after a change of calendar, all cores", anew, people, "people"));
        BenchmarkService.quiet(context);
        int changed = change(context.getBean(JdbcClient.class));
        BenchmarkService.quiet(context);
        int[] judged = new int[1];
        double night = Timing.once(() -> judged[0] = BenchmarkService.run(context, asAt, false));
        System.out.println(Timing.line("a night after 2%% of people have changed (%,d facts), %,d people judged".formatted(changed, judged[0]), night, judged[0], "people"));
        System.out.printf("  ratio reading and judging / reading: %.2f%n", rounds.seconds(JUDGING) / rounds.seconds(READING));
        System.out.printf("  ratio first run / reading (at most 3): %.2f%n", first / rounds.seconds(READING));
        System.out.printf("  ratio another run / reading (at most 1.5): %.2f%n", again / rounds.seconds(READING));
        System.out.printf("  ratio everybody judged anew / reading: %.2f%n", anew / rounds.seconds(READING));
        System.out.printf("  ratio another run / a night (at least 20): %.2f%n", again / night);
        System.out.printf("  ratio everybody judged anew / a night: %.2f%n", anew / night);
    }
}
