package plumbline.benchmark;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.UnitId;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.versions.ShippedRules;

/**
 * Puts one version of a rule set after another in the place of the last, while a thread goes on judging by whichever is
 * there, as a run does. Each version differs from the one before, so that nothing can be used again.
 */
final class Swaps {

    private static final String STANDARD = "england/assessment/ASC-ASM-01.dslr";
    private static final String LIMIT = "the limit is 28 days";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final int PEOPLE = 50;

    private final List<RuleSource> sources;
    private final AtomicReference<CompiledRuleSet> inForce = new AtomicReference<>();
    private final AtomicLong longestGap = new AtomicLong();
    private final AtomicLong partitions = new AtomicLong();
    private int number;

    Swaps() {
        sources = ShippedRules.read().stream().filter(source -> source.path().equals(RuleCompiler.VOCABULARY) || source.path().equals(STANDARD)).toList();
        swap();
    }

    /** What is loaded after everything that is not needed any more was collected. */
    record Loaded(int classes, long everLoaded, long metaspaceBytes) {

        static Loaded now() {
            // Classes go only when the collector has found that nobody holds on to them; references by caches go in a second round.
            System.gc();
            System.gc();
            long bytes = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage).mapToLong(MemoryUsage::getUsed).sum();
            ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
            return new Loaded(classes.getLoadedClassCount(), classes.getTotalLoadedClassCount(), bytes);
        }
    }

    /** Compiles the next version and puts it in the place of the last. */
    void swap() {
        number++;
        List<RuleSource> next = sources.stream().map(source -> source.path().equals(STANDARD) ? changed(source) : source).toList();
        inForce.set(Objects.requireNonNull(RuleCompiler.compile(next, number).ruleSet()));
    }

    private RuleSource changed(RuleSource source) {
        String text = source.text().replace(LIMIT, "the limit is " + (28 + number % 300) + " days");
        if (text.equals(source.text()) && number % 300 > 0) {
            throw new IllegalStateException(STANDARD + " has no longer '" + LIMIT + "'");
        }
        return new RuleSource(source.path(), text);
    }

    CompiledRuleSet inForce() {
        return inForce.get();
    }

    /** Swaps so many times while another thread judges. */
    void swapWhileJudging(int times) throws InterruptedException {
        Thread judging = new Thread(this::judge, "judging");
        judging.start();
        try {
            for (int i = 0; i < times; i++) {
                swap();
            }
        } finally {
            judging.interrupt();
            judging.join();
        }
    }

    private void judge() {
        FactPartition facts = facts();
        Calendars calendars = ShippedCalendar.of(Jurisdiction.ENGLAND);
        AsAt asAt = AsAt.endOf(DAY);
        long last = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            if (inForce.get().judgeCases(facts, asAt, calendars).judgements().size() != PEOPLE) {
                throw new IllegalStateException("somebody was not judged");
            }
            long now = System.nanoTime();
            longestGap.accumulateAndGet(now - last, Math::max);
            partitions.incrementAndGet();
            last = now;
        }
    }

    /** The longest time between the ends of two partitions that were judged one after the other, in seconds. */
    double longestGap() {
        return longestGap.get() / 1e9;
    }

    long partitionsJudged() {
        return partitions.get();
    }

    private static FactPartition facts() {
        UnitId team = new UnitId("team");
        List<Fact> facts = new ArrayList<>();
        Stream.iterate(1L, id -> id + 1).limit(PEOPLE).forEach(id -> {
            facts.add(new Person(id, "P" + id, team, null, null, null));
            facts.add(new Request("R" + id, id, "P" + id, team, DAY.minusDays(id), null, true));
        });
        return new FactPartition(facts);
    }
}
