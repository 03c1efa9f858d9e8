package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.CaseRecord;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/** What must be so of a record, for any values, known or not: a failed check fails, else what is missing is unknown, else it holds. */
class CheckJudgePropertyTest {

    private static final int ROUNDS = 6_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 30);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(Set.of(), Set.of());

    private enum Answer { HOLDS, MISSING, FAILS }

    private final List<Answer> expected = new ArrayList<>();

    private static CaseRecord record(String kind, Map<String, Object> values) {
        return new CaseRecord(kind, "X-1", 1, "P-1", new UnitId("team"), null, values);
    }

    private static Judgement judge(CaseRecord record, Consumer<CheckSentences> rule) {
        Bench bench = new Bench(new Now(AsAt.endOf(TODAY)), new Calendars(CALENDAR, CALENDAR));
        bench.begin(new StandardId("ASC-TST-01"));
        bench.about(new CaseDraft(bench.standard(), record, new Subject(Subject.Kind.CASE, "X-1", "P-1"), RecordName.of(record)));
        rule.accept(new CheckSentences(bench));
        new SeveritySentences(bench).always("S2");
        bench.conclude();
        assertThat(bench.verdicts).hasSize(1);
        return bench.verdicts.get(0).judgement();
    }

    private Outcome outcome() {
        return expected.contains(Answer.FAILS) ? Outcome.BREACH : expected.contains(Answer.MISSING) ? Outcome.UNKNOWN : Outcome.COMPLIANT;
    }

    @Test
    void statesAndNumbers() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> values = new HashMap<>(Map.of("had its week end", TODAY.minusDays(3)));
            Boolean counted = random.nextInt(4) == 0 ? null : random.nextBoolean();
            Integer tenths = random.nextInt(4) == 0 ? null : random.nextInt(200) - 20;
            if (counted != null) {
                values.put("is counted as intensive", counted);
            }
            if (tenths != null) {
                values.put("number of contact hours", new BigDecimal(tenths).movePointLeft(1));
            }
            int least = random.nextInt(20);
            int most = random.nextInt(20);
            boolean wanted = random.nextBoolean();
            Judgement judgement = judge(record("week of home care", values), check -> {
                expected.clear();
                if (random.nextBoolean()) {
                    if (wanted) {
                        check.mustBe("is counted as intensive");
                    } else {
                        check.mustNotBe("is counted as intensive");
                    }
                    expected.add(counted == null ? Answer.MISSING : counted == wanted ? Answer.HOLDS : Answer.FAILS);
                }
                if (random.nextBoolean()) {
                    check.atLeast("number of contact hours", String.valueOf(least));
                    expected.add(tenths == null ? Answer.MISSING : tenths >= 10 * least ? Answer.HOLDS : Answer.FAILS);
                }
                if (random.nextBoolean()) {
                    check.exactly("number of contact hours", String.valueOf(least));
                    expected.add(tenths == null ? Answer.MISSING : tenths == 10 * least ? Answer.HOLDS : Answer.FAILS);
                }
                check.atMost("number of contact hours", String.valueOf(most));
                expected.add(tenths == null ? Answer.MISSING : tenths <= 10 * most ? Answer.HOLDS : Answer.FAILS);
            });
            assertThat(judgement.outcome()).as("seed %d: %s", seed, values).isEqualTo(outcome());
            assertThat(judgement.open()).as("seed %d", seed).isEqualTo(judgement.outcome() != Outcome.COMPLIANT);
        }
    }

    @Test
    void anEventAtMostSoManyDaysAfterAnother() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> values = new HashMap<>(Map.of("was completed", TODAY.minusDays(100)));
            Object decided = event(random);
            Object assured = event(random);
            if (decided != null) {
                values.put("was decided", decided);
            }
            if (assured != null) {
                values.put("was assured by senior staff", assured);
            }
            int days = random.nextInt(10);
            Judgement judgement = judge(record("deprivation of liberty assessment", values),
                    check -> check.mustBeWithin("was assured by senior staff", days, "was decided"));
            assertThat(judgement.outcome()).as("seed %d: %s, %d days", seed, values, days).isEqualTo(expected(assured, days, decided));
        }
    }

    /** Days about today, so that some lie ahead; now and then one that nobody recorded, or nothing. */
    private static @Nullable Object event(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> CaseRecord.DAY_NOT_RECORDED;
            default -> TODAY.plusDays(random.nextInt(30) - 25);
        };
    }

    private static Outcome expected(@Nullable Object assured, int days, @Nullable Object decided) {
        if (!(decided instanceof LocalDate by) || by.isAfter(TODAY)) {
            return Outcome.UNKNOWN;
        }
        LocalDate latest = by.plusDays(days);
        if (assured == CaseRecord.DAY_NOT_RECORDED) {
            return Outcome.UNKNOWN;
        }
        boolean stillTime = !latest.isBefore(TODAY);
        if (assured == null) {
            return stillTime ? Outcome.COMPLIANT : Outcome.BREACH;
        }
        LocalDate on = (LocalDate) assured;
        if (on.isAfter(TODAY)) {
            return stillTime ? Outcome.UNKNOWN : Outcome.BREACH;
        }
        return on.isAfter(latest) ? Outcome.BREACH : Outcome.COMPLIANT;
    }
}
