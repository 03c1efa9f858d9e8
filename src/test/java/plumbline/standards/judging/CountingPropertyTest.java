package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.Tally;

/** What must hold of every count, rate and period, for any numbers and dates. */
class CountingPropertyTest {

    private static final int ROUNDS = 5_000;
    private static final StandardId STANDARD = new StandardId("ASC-TST-01");
    private static final UnitId UNIT = new UnitId("team");
    private static final LocalDate EPOCH = LocalDate.of(2023, 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "year"})
    void periodsFollowOneAnotherWithoutGapOrOverlap(String span) {
        for (LocalDate day = EPOCH; day.isBefore(EPOCH.plusYears(3)); day = day.plusDays(1)) {
            CountedPeriod period = CountedPeriod.of(span, day);
            assertThat(period.holds(day)).as("%s", day).isTrue();
            CountedPeriod next = CountedPeriod.of(span, period.last().plusDays(1));
            assertThat(next.first()).isEqualTo(period.last().plusDays(1));
            assertThat(next.key()).isNotEqualTo(period.key()).isGreaterThan(period.key());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "year"})
    void theLatestPeriodIsOverAndTheNextIsNot(String span) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            LocalDate day = EPOCH.plusDays(random.nextInt(1_500));
            int later = random.nextInt(120);
            CountedPeriod latest = CountedPeriod.latest(span, later, AsAt.endOf(day));
            CountedPeriod next = CountedPeriod.of(span, latest.last().plusDays(1));
            assertThat(latest.last().plusDays(later)).as("seed %d", seed).isBeforeOrEqualTo(day);
            assertThat(next.last().plusDays(later)).as("seed %d", seed).isAfter(day);
        }
    }

    @Test
    void coloursCompareWithoutRoundingOnBothSidesOfEachLine() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            int total = 5 + random.nextInt(5_000);
            int met = random.nextInt(total + 1);
            Outcome outcome = judge(new Tally(STANDARD, UNIT, "COUNCIL", met, total, 0)).outcome();
            Outcome expected = met * 100L >= 90L * total ? Outcome.GREEN : met * 100L >= 80L * total ? Outcome.AMBER : Outcome.RED;
            assertThat(outcome).as("seed %d: %d of %d", seed, met, total).isEqualTo(expected);
        }
    }

    @Test
    void aRateOfFewerThanFiveIsNeverShownAboveTheTeamAndNoneIsNoData() {
        for (int total = 0; total <= 5; total++) {
            Outcome above = judge(new Tally(STANDARD, UNIT, "SERVICE_AREA", total, total, 0)).outcome();
            Outcome team = judge(new Tally(STANDARD, UNIT, "TEAM", total, total, 0)).outcome();
            assertThat(above).isEqualTo(total == 0 ? Outcome.NO_DATA : total < 5 ? Outcome.SUPPRESSED : Outcome.GREEN);
            assertThat(team).isEqualTo(total == 0 ? Outcome.NO_DATA : Outcome.GREEN);
        }
    }

    @Test
    void noHiddenNumberCanBeWorkedOutFromTheTotal() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Tally> tallies = new ArrayList<>();
            int all = 0;
            for (int i = random.nextInt(6) + 1; i > 0; i--) {
                int total = random.nextInt(12);
                all += total;
                tallies.add(new Tally(STANDARD, new UnitId("area-" + i), "SERVICE_AREA", random.nextInt(total + 1), total, 0));
            }
            tallies.add(new Tally(STANDARD, new UnitId("council"), "COUNCIL", 0, all, 0));
            Rates rates = new Rates();
            tallies.forEach(tally -> rates.add(coloured(tally), STANDARD));
            List<Judgement> judgements = rates.judgements();
            boolean totalShown = judgements.get(judgements.size() - 1).outcome() == Outcome.RED;
            List<Judgement> areas = judgements.subList(0, judgements.size() - 1);
            long hidden = areas.stream().filter(area -> area.outcome() == Outcome.SUPPRESSED).count();
            boolean anotherToHide = areas.stream().anyMatch(area -> area.outcome() != Outcome.SUPPRESSED && area.outcome() != Outcome.NO_DATA);
            assertThat(totalShown && hidden == 1 && anotherToHide).as("seed %d: %s", seed, tallies).isFalse();
        }
    }

    @Test
    void whatIsMissingNeverCountsAsMet() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<RateCase.Part> parts = new ArrayList<>();
            RecordCounter counter = new RecordCounter(new Counted(STANDARD, "record", null, UNIT), null);
            for (int i = random.nextInt(4); i > 0; i--) {
                RateCase.Part part = RateCase.Part.values()[random.nextInt(3)];
                parts.add(part);
                counter.require((asAt, period) -> part);
            }
            RateCase counted = counter.count(new Now(AsAt.endOf(EPOCH)));
            RateCase.Part expected = parts.contains(RateCase.Part.NOT_MET) ? RateCase.Part.NOT_MET
                    : parts.contains(RateCase.Part.UNKNOWN) ? RateCase.Part.UNKNOWN : RateCase.Part.MET;
            assertThat(counted).as("seed %d: %s", seed, parts).isNotNull().extracting(RateCase::part).isEqualTo(expected);
        }
    }

    private static Judgement judge(Tally tally) {
        return coloured(tally).judge(STANDARD);
    }

    private static RateJudge coloured(Tally tally) {
        RateJudge judge = new RateJudge(tally, RateJudge.What.RATE);
        judge.colours().green(new Line(BigDecimal.valueOf(90), Line.Side.FROM));
        judge.colours().amber(new Line(BigDecimal.valueOf(80), Line.Side.FROM));
        judge.colours().red(Severity.S3);
        return judge;
    }
}
