package plumbline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.FactStore;
import plumbline.facts.FactStore.PersonRange;
import plumbline.organisation.Organisation;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;

/**
 * The same standards judged by the service, by a plain Java loop, by SQL and by one session of the rule engine that holds
 * everybody. Nobody's time counts before its findings are the same.
 */
final class Comparison {

    private static final String READING = "reading the facts, one thread";
    private static final String OURS = "judging facts in memory, one thread";
    private static final String LOOP = "plain Java loop over facts in memory, one thread";
    private static final String SQL = "SQL, one statement for each standard";
    private static final String READ_AND_JUDGED = "reading and judging, one thread";
    private static final String ALL_CORES = "reading and judging, all cores";
    private static final String ONE_SESSION = "one plain session with everybody, facts in memory";
    private static final String OURS_ALL_CORES = "judging facts in memory, all cores";

    private final FactStore facts;
    private final List<PersonRange> ranges;
    private final List<FactPartition> inMemory;
    private final FactPartition everybody;
    private final CompiledRuleSet ruleSet = ComparedStandards.compiled();
    private final AsAt asAt;
    private final Calendars calendars;
    private final PlainLoop loop;
    private final SqlStandards sql;

    Comparison(ConfigurableApplicationContext context, AsAt asAt, int partition) {
        this.facts = context.getBean(FactStore.class);
        this.ranges = facts.partitions(partition);
        this.inMemory = ranges.stream().map(facts::people).toList();
        List<Fact> all = new ArrayList<>();
        inMemory.forEach(part -> all.addAll(part.facts()));
        this.everybody = new FactPartition(all);
        this.asAt = asAt;
        this.calendars = context.getBean(Organisation.class).calendars(Jurisdiction.ENGLAND);
        this.loop = new PlainLoop(asAt, calendars.local());
        this.sql = new SqlStandards(new JdbcTemplate(context.getBean(DataSource.class)), context.getBean(TransactionTemplate.class), asAt);
    }

    /** @param people how many there are, for the rates */
    void run(long people) throws Exception {
        sql.prepare(calendars.local());
        FindingKeys ours = new FindingKeys();
        inMemory.forEach(part -> ours.add(judged(part)));
        System.out.printf("%nThe same %d standards by other means: %,d facts, %,d findings, SHA-256 %s%n", ComparedStandards.IDS.size(),
                everybody.facts().size(), ours.size(), ours.hash());
        Rounds rounds = new Rounds(people).add(READING, () -> ranges.forEach(facts::people))
                .add(READ_AND_JUDGED, () -> ranges.forEach(range -> judge(facts.people(range))))
                .add(ALL_CORES, () -> onAllCores(ranges, range -> judge(facts.people(range))))
                .add(OURS, () -> inMemory.forEach(this::judge))
                .add(OURS_ALL_CORES, () -> onAllCores(inMemory, this::judge));
        addComparators(rounds, ours);
        rounds.run().print(people, "people");
        printRatios(rounds);
    }

    private void addComparators(Rounds rounds, FindingKeys ours) {
        if (agrees(LOOP, ours, keys -> inMemory.forEach(part -> keys.add(loop.judge(part).stream())))) {
            rounds.add(LOOP, () -> inMemory.forEach(loop::judge));
        }
        if (agrees(SQL, ours, keys -> sql.judge(found -> keys.add(Stream.of(found))))) {
            rounds.add(SQL, () -> sql.judge(found -> { }));
        }
        if (agrees(ONE_SESSION, ours, keys -> keys.add(judged(everybody)))) {
            rounds.add(ONE_SESSION, () -> judge(everybody));
        }
    }

    private static void printRatios(Rounds rounds) {
        ratio(rounds, "ratio reading and judging, one thread / reading", READ_AND_JUDGED, READING);
        ratio(rounds, "ratio judging / plain Java loop, one thread each (at most 5)", OURS, LOOP);
        ratio(rounds, "ratio reading and judging, one thread / SQL", READ_AND_JUDGED, SQL);
        ratio(rounds, "ratio reading and judging, all cores / SQL (at most 1)", ALL_CORES, SQL);
        ratio(rounds, "ratio one plain session / judging, one thread", ONE_SESSION, OURS);
        ratio(rounds, "ratio one plain session / judging, all cores (at least 4)", ONE_SESSION, OURS_ALL_CORES);
    }

    private void judge(FactPartition partition) {
        ruleSet.judgeCases(partition, asAt, calendars);
    }

    private Stream<Found> judged(FactPartition partition) {
        return ruleSet.judgeCases(partition, asAt, calendars).judgements().stream().map(Found::of);
    }

    /** Whether a comparator finds the same; if not, says where it differs. */
    private static boolean agrees(String name, FindingKeys ours, Consumer<FindingKeys> comparator) {
        FindingKeys keys = new FindingKeys();
        comparator.accept(keys);
        boolean same = keys.hash().equals(ours.hash());
        if (!same) {
            System.out.println("  " + name + " disagrees:");
            ours.differences(keys).forEach(difference -> System.out.println("    " + difference));
        }
        return same;
    }

    private static void ratio(Rounds rounds, String words, String one, String other) {
        if (rounds.has(one) && rounds.has(other)) {
            System.out.printf("  %s: %.2f%n", words, rounds.seconds(one) / rounds.seconds(other));
        }
    }

    private static <T> void onAllCores(List<T> parts, Consumer<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            parts.forEach(part -> running.add(executor.submit(() -> work.accept(part))));
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            executor.shutdown();
        }
    }
}
