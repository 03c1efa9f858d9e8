package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plumbline.core.Jurisdiction;
import plumbline.core.UnitId;
import plumbline.core.Calendars;
import plumbline.facts.Assessment;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSource;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.versions.ShippedRules;

/** Whatever the order of facts and rules and however many threads, the same facts are judged the same. */
class RuleSetBehaviourTest {

    private static final int PEOPLE = 120;
    private static final UnitId UNIT = new UnitId("team");
    private static final LocalDate EPOCH = LocalDate.of(2024, 1, 1);
    private static final AsAt AS_AT = AsAt.endOf(LocalDate.of(2026, 3, 31));
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);

    private static CompiledRuleSet ruleSet;

    @BeforeAll
    static void compile() {
        ruleSet = RuleCompiler.compile(ShippedRules.read(), 0).ruleSet();
    }

    @Test
    void theOrderOfFactsDoesNotMatter() {
        for (long seed = 0; seed < 5; seed++) {
            List<Fact> facts = facts(new Random(seed));
            CaseResults expected = judge(ruleSet, facts);
            assertThat(expected.judgements()).hasSizeGreaterThan(PEOPLE);
            Collections.shuffle(facts, new Random(seed + 1_000));
            assertThat(judge(ruleSet, facts)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfRulesDoesNotMatter() {
        List<RuleSource> renamed = new ArrayList<>();
        int place = 0;
        for (RuleSource source : ShippedRules.read()) {
            String name = source.path().substring(source.path().lastIndexOf('/') + 1);
            renamed.add(source.path().endsWith(".dslr") ? new RuleSource("z%02d/%s".formatted(99 - place++, name), source.text()) : source);
        }
        List<Fact> facts = facts(new Random(7));
        assertThat(judge(RuleCompiler.compile(renamed, 0).ruleSet(), facts)).isEqualTo(judge(ruleSet, facts));
    }

    @Test
    void aPersonIsJudgedTheSameAloneAndAmongOthers() {
        List<Fact> facts = facts(new Random(11));
        CaseResults together = judge(ruleSet, facts);
        List<Fact> firstHalf = facts.stream().filter(fact -> personOf(fact) <= PEOPLE / 2).toList();
        List<Fact> secondHalf = facts.stream().filter(fact -> personOf(fact) > PEOPLE / 2).toList();
        List<Object> apart = new ArrayList<>(judge(ruleSet, firstHalf).judgements());
        apart.addAll(judge(ruleSet, secondHalf).judgements());
        assertThat(apart).containsExactlyInAnyOrderElementsOf(new ArrayList<>(together.judgements()));
    }

    @Test
    void manyThreadsJudgeAtOnce() throws Exception {
        List<Fact> facts = facts(new Random(3));
        CaseResults expected = judge(ruleSet, facts);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<CaseResults>> work = Collections.nCopies(40, () -> judge(ruleSet, facts));
            for (Future<CaseResults> result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static CaseResults judge(CompiledRuleSet rules, List<Fact> facts) {
        return rules.judgeCases(new FactPartition(facts), AS_AT, CALENDARS);
    }

    private static long personOf(Fact fact) {
        if (fact instanceof Person person) {
            return person.id();
        }
        return Long.parseLong(fact.ref().substring(fact.ref().indexOf('-') + 1).split("-")[0]);
    }

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        for (long id = 1; id <= PEOPLE; id++) {
            String person = "P-" + id;
            facts.add(new Person(id, person, UNIT, null, random.nextInt(10) == 0 ? day(random) : null, null));
            facts.add(new Request("R-" + id, id, person, UNIT, maybe(random), null, true));
            facts.add(new Assessment("A-" + id, id, person, UNIT, Assessment.Kind.LONG_TERM, maybe(random), maybe(random), random.nextBoolean()));
            facts.add(new LongTermSupport("L-" + id, id, person, UNIT, maybe(random), random.nextInt(5) == 0 ? day(random) : null));
            facts.add(new PackageStart("S-" + id, id, person, UNIT, maybe(random), random.nextBoolean(), null));
            facts.add(new Pause("U-" + id, id, person, UNIT, Pause.Reason.IN_HOSPITAL, day(random), maybe(random)));
            for (int i = random.nextInt(4); i > 0; i--) {
                facts.add(new Review("V-" + id + "-" + i, id, person, UNIT, maybe(random), Review.Kind.PLANNED, true));
            }
        }
        return facts;
    }

    private static LocalDate maybe(Random random) {
        return random.nextInt(12) == 0 ? null : day(random);
    }

    private static LocalDate day(Random random) {
        return EPOCH.plusDays(random.nextInt(1_000));
    }
}
