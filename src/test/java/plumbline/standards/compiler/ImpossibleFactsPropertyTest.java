package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.standards.compiler.RecordWorlds.BORN;
import static plumbline.standards.compiler.RecordWorlds.DAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.versions.ShippedRules;

/**
 * A date that cannot be makes no case compliant in any of the shipped standards, and the standard on impossible dates finds it.
 * What would be compliant with the date left out, or with the remark that it is not recorded, may stay so.
 */
class ImpossibleFactsPropertyTest {

    private static final int SEEDS = 3;
    /** One in so many records of other kinds is there beside the wrong one. */
    private static final int OTHERS = 6;
    private static final AsAt AS_AT = AsAt.endOf(DAY);
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);

    private static CompiledRuleSet rules;

    @BeforeAll
    static void compile() {
        rules = RuleCompiler.compile(ShippedRules.read(), 0).ruleSet();
        assertThat(rules.standards()).hasSize(94);
    }

    /** One way a date cannot be. */
    private enum Wrong {
        AHEAD, LONG_AHEAD, BEFORE_BIRTH, LONG_AGO, BEFORE_WHAT_IT_FOLLOWS;

        @Nullable LocalDate day(@Nullable LocalDate followed) {
            return switch (this) {
                case AHEAD -> DAY.plusDays(1);
                case LONG_AHEAD -> LocalDate.of(2999, 12, 31);
                case BEFORE_BIRTH -> BORN.minusDays(1);
                case LONG_AGO -> LocalDate.of(1900, 1, 1);
                case BEFORE_WHAT_IT_FOLLOWS -> followed == null ? null : followed.minusDays(1);
            };
        }
    }

    /** What one seed draws: the same people with a date that cannot be, with it left out, and with the remark that it is not recorded. */
    private static final class Drawn {
        final List<Fact> wrong = new ArrayList<>();
        final List<Fact> leftOut = new ArrayList<>();
        final List<Fact> notRecorded = new ArrayList<>();
        final Map<String, String> damage = new HashMap<>();

        void all(List<? extends Fact> facts) {
            wrong.addAll(facts);
            leftOut.addAll(facts);
            notRecorded.addAll(facts);
        }
    }

    /** Every date of every kind of record, wrong in every way, each in a world of its own with some other records. */
    private static Drawn draw(long seed) {
        Drawn drawn = new Drawn();
        Random random = new Random(seed);
        int number = 0;
        for (RecordKind kind : RecordKinds.all()) {
            for (RecordKind.Field field : kind.fields().values().stream().filter(RecordKind.Field::isEvent).toList()) {
                for (Wrong wrong : Wrong.values()) {
                    RecordWorlds world = new RecordWorlds(random, ++number);
                    drawn.all(world.company());
                    List<CaseRecord> records = world.records();
                    drawn.all(records.stream().filter(record -> !record.kind().equals(kind.name()) && random.nextInt(OTHERS) == 0).toList());
                    CaseRecord record = records.stream().filter(one -> one.kind().equals(kind.name())).findFirst().orElseThrow();
                    damage(drawn, world, record, field, wrong);
                }
            }
        }
        return drawn;
    }

    private static void damage(Drawn drawn, RecordWorlds world, CaseRecord record, RecordKind.Field field, Wrong wrong) {
        RecordKind kind = RecordKinds.named(record.kind()).orElseThrow();
        RecordKind.Field followed = field.notBefore() == null ? null : kind.fields().get(field.notBefore());
        LocalDate day = wrong.day(followed == null ? null : record.day(followed.says()));
        boolean possible = day == null || field.mayLieAhead() && day.isAfter(DAY) || !kind.person() && day.isBefore(BORN) || field.says().equals("was born") && day.isBefore(BORN);
        if (possible) {
            drawn.all(List.of(record));
            return;
        }
        Map<String, Object> without = new HashMap<>(record.values());
        without.remove(field.says());
        drawn.leftOut.add(world.record(kind, without));
        drawn.notRecorded.add(world.record(kind, with(without, field.says(), CaseRecord.DAY_NOT_RECORDED)));
        drawn.wrong.add(world.record(kind, with(without, field.says(), field.type() == RecordKind.Type.MOMENT
                ? day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC) : day)));
        drawn.damage.put(Character.toUpperCase(record.kind().charAt(0)) + record.kind().substring(1) + " " + record.ref(),
                "'" + record.kind() + " " + field.name() + "' is " + wrong + " (" + day + "): " + with(without, field.says(), day));
    }

    private static Map<String, Object> with(Map<String, Object> values, String says, Object value) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(says, value);
        return all;
    }

    private static CaseResults judge(List<Fact> facts) {
        CaseResults results = rules.judgeCases(new FactPartition(facts), AS_AT, CALENDARS);
        results.judgements().forEach(judgement -> assertThat(judgement.explanation().text()).isNotBlank());
        return results;
    }

    private static Set<String> good(CaseResults results) {
        Set<String> good = results.judgements().stream().filter(judgement -> judgement.outcome() == Outcome.COMPLIANT)
                .map(judgement -> judgement.standard() + " of " + judgement.subject().ref()).collect(Collectors.toCollection(TreeSet::new));
        results.rateCases().stream().filter(counted -> counted.part() == RateCase.Part.MET && !counted.standard().value().startsWith("ASC-DQ-"))
                .forEach(counted -> good.add(counted.standard() + " counts " + counted.ref()));
        return good;
    }

    private static Set<String> impossible(CaseResults results) {
        return results.rateCases().stream().filter(counted -> counted.standard().value().equals("ASC-DQ-02") && counted.part() == RateCase.Part.MET)
                .map(RateCase::ref).collect(Collectors.toSet());
    }

    @Test
    void noDateThatCannotBeMakesACaseCompliantAndEachIsFound() {
        Set<String> broken = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Drawn drawn = draw(seed);
            CaseResults wrong = judge(drawn.wrong);
            CaseResults leftOut = judge(drawn.leftOut);
            assertThat(impossible(wrong)).as("seed %d", seed).isEqualTo(drawn.damage.keySet());
            assertThat(impossible(leftOut)).as("seed %d", seed).isEmpty();
            Set<String> good = good(wrong);
            good.removeAll(good(leftOut));
            good.removeAll(good(judge(drawn.notRecorded)));
            for (String one : good) {
                String world = "R-" + one.replaceAll(".*[RP]-(\\d+).*", "$1");
                broken.add("seed " + seed + ": " + one + " because " + drawn.damage.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(" " + world)).map(Map.Entry::getValue).findFirst().orElse("of nothing"));
            }
        }
        assertThat(broken).isEmpty();
    }

    /** The same for facts with a type of their own: each date of each, wrong in every way. */
    @Test
    void noDateOfAFactOfItsOwnTypeMakesACaseCompliant() {
        RecordWorlds world = new RecordWorlds(new Random(1), 1);
        RecordWorlds.typed().forEach((name, fact) -> {
            for (Wrong wrong : Wrong.values()) {
                LocalDate day = wrong.day(DAY.minusDays(20));
                boolean possible = day.isAfter(DAY) && (name.equals("support began") || name.equals("package began"))
                        || wrong == Wrong.BEFORE_WHAT_IT_FOLLOWS && !Set.of("assessment signed off", "concern allocated", "concern decided",
                        "application assessed", "package accepted").contains(name);
                if (possible) {
                    continue;
                }
                CaseResults damaged = judge(List.of(world.person(), fact.with(world, day, true)));
                Set<String> good = good(damaged);
                good.removeAll(good(judge(List.of(world.person(), fact.with(world, null, false)))));
                good.removeAll(good(judge(List.of(world.person(), fact.with(world, null, true)))));
                assertThat(good).as("%s is %s", name, day).isEmpty();
                assertThat(impossible(damaged)).as("%s is %s", name, day).hasSize(1);
            }
        });
    }

    /** Anything at all, often, in every field of every kind: rubbish is judged without an exception, and the same again. */
    @Test
    void anythingAtAllIsJudgedWithoutAnException() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Fact> facts = Rubbish.facts(new Random(seed));
            try {
                CaseResults results = judge(facts);
                assertThat(judge(facts)).as("seed %d", seed).isEqualTo(results);
                assertThat(results.rateCases()).as("seed %d", seed).isNotEmpty();
            } catch (RuntimeException broken) {
                throw new AssertionError("seed " + seed + " ends the run", broken);
            }
        }
    }
}
