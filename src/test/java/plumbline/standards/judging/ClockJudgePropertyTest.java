package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.Assessment;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** What must hold of every judgement of a clock, for any dates. */
class ClockJudgePropertyTest {

    private static final int ROUNDS = 5_000;
    private static final UnitId UNIT = new UnitId("team");
    private static final LocalDate EPOCH = LocalDate.of(2025, 1, 1);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(Set.of(), Set.of());

    private record Case(Request request, List<Assessment> assessments, List<Pause> pauses, List<Person> people, LocalDate asAt) {
    }

    @Test
    void outcomeSeverityAndOpennessAgree() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Case drawn = draw(new Random(seed));
            for (Judgement judgement : judge(drawn, drawn.asAt())) {
                assertThat(judgement.severity() != null).as("seed %d: %s", seed, judgement).isEqualTo(judgement.outcome() == Outcome.BREACH);
                if (judgement.outcome() == Outcome.DUE_SOON) {
                    assertThat(judgement.open()).as("seed %d", seed).isTrue();
                }
                if (judgement.outcome() == Outcome.EXCLUDED) {
                    assertThat(judgement.open()).as("seed %d", seed).isFalse();
                }
                assertThat(judgement.explanation().text()).as("seed %d", seed).contains("Request R-1").endsWith(".");
            }
        }
    }

    @Test
    void anOpenBreachIsAlwaysPastItsDeadlineAndAnOpenComplianceNever() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Case drawn = draw(new Random(seed));
            for (Judgement judgement : judge(drawn, drawn.asAt())) {
                if (judgement.open() && judgement.deadline() != null) {
                    assertThat(judgement.outcome() == Outcome.BREACH).as("seed %d: %s", seed, judgement)
                            .isEqualTo(drawn.asAt().isAfter(judgement.deadline().lastDay()));
                }
            }
        }
    }

    @Test
    void whatIsDatedAfterTheDayOfJudgingChangesNothing() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Case drawn = draw(new Random(seed));
            LocalDate day = drawn.asAt();
            Case known = new Case(drawn.request(),
                    drawn.assessments().stream().filter(event -> event.signedOffOn() != null && !event.signedOffOn().isAfter(day)).toList(),
                    drawn.pauses().stream().filter(pause -> !pause.from().isAfter(day))
                            .map(pause -> new Pause(pause.ref(), 1, "P-1", UNIT, pause.reason(), pause.from(),
                                    pause.until() == null || pause.until().isAfter(day) ? null : pause.until())).toList(),
                    drawn.people().stream().filter(person -> person.diedOn() != null && !person.diedOn().isAfter(day)).toList(), day);
            assertThat(judge(drawn, day)).as("seed %d", seed).isEqualTo(judge(known, day));
        }
    }

    @Test
    void whatIsClosedStaysAsItIsWhileTimePasses() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Case drawn = draw(new Random(seed));
            List<Judgement> now = judge(drawn, drawn.asAt());
            List<Judgement> later = judge(new Case(drawn.request(), drawn.assessments(), drawn.pauses(), drawn.people(), drawn.asAt().plusDays(40)),
                    drawn.asAt().plusDays(40));
            if (!now.isEmpty() && !now.get(0).open() && now.get(0).outcome() == Outcome.COMPLIANT) {
                assertThat(later.get(0).outcome()).as("seed %d", seed).isEqualTo(Outcome.COMPLIANT);
                assertThat(later.get(0).deadline()).as("seed %d, also when a pause ends that outlasted it", seed).isNotNull().isEqualTo(now.get(0).deadline());
            }
        }
    }

    private static List<Judgement> judge(Case drawn, LocalDate asAt) {
        Judge judge = new Judge(AsAt.endOf(asAt), new Calendars(CALENDAR, CALENDAR), drawn.people());
        judge.begin("ASC-ASM-01");
        judge.aboutCase(drawn.request());
        ClockSentences clock = (ClockSentences) judge.globals().get("clock");
        clock.starts("was accepted", drawn.request().acceptedOn());
        clock.stopsWithFirstBegunSince("the assessment", "was signed off", drawn.assessments());
        clock.pauses("in hospital", drawn.pauses());
        clock.dutyEndsWithDeathMoveOrWithdrawal(drawn.request().personId(), drawn.request().withdrawnOn());
        clock.limit(28, "DAY_EXCL");
        clock.dueSoonFromDay(21);
        SeveritySentences severity = (SeveritySentences) judge.globals().get("severity");
        severity.always(Severity.S3.name());
        severity.after(Severity.S2.name(), 56, "DAY_EXCL");
        judge.conclude();
        return judge.verdicts().stream().map(Verdict::judgement).toList();
    }

    private static Case draw(Random random) {
        LocalDate accepted = random.nextInt(20) == 0 ? null : EPOCH.plusDays(random.nextInt(60));
        List<Assessment> assessments = random.nextBoolean() ? List.of() : List.of(assessment(random));
        List<Pause> pauses = random.nextBoolean() ? List.of() : List.of(pause(random));
        List<Person> people = random.nextInt(4) > 0 ? List.of()
                : List.of(new Person(1, "P-1", UNIT, null, EPOCH.plusDays(random.nextInt(160)), null));
        return new Case(new Request("R-1", 1, "P-1", UNIT, accepted, null, true), assessments, pauses, people, EPOCH.plusDays(random.nextInt(180)));
    }

    private static Assessment assessment(Random random) {
        LocalDate signedOff = EPOCH.plusDays(random.nextInt(150));
        return new Assessment("A-1", 1, "P-1", UNIT, Assessment.Kind.LONG_TERM, null, signedOff, true);
    }

    private static Pause pause(Random random) {
        LocalDate from = EPOCH.plusDays(random.nextInt(120));
        return new Pause("U-1", 1, "P-1", UNIT, Pause.Reason.IN_HOSPITAL, from, random.nextInt(3) == 0 ? null : from.plusDays(random.nextInt(30)));
    }
}
