package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.MeasureValue;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** Measured values against lines, targets and one another, reckoned a second time in whole numbers. */
class MeasureJudgePropertyTest {

    private static final int ROUNDS = 4_000;
    private static final UnitId COUNCIL = new UnitId("council");
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(Set.of(), Set.of());
    private static final Now NOW = new Now(AsAt.endOf(LocalDate.of(2026, 4, 30)));

    /** What the sentences of a rule would say, one after another. */
    private record Said(MeasureSentences measure, ColourSentences colour) {
    }

    private static List<Judgement> judge(List<MeasureValue> values, Consumer<Said> rule) {
        Bench bench = new Bench(NOW, new Calendars(CALENDAR, CALENDAR));
        MeasureSentences sentences = new MeasureSentences(bench);
        for (MeasureValue value : values) {
            bench.begin(new plumbline.core.StandardId("ASC-TST-01"));
            sentences.of(value);
            rule.accept(new Said(sentences, new ColourSentences(bench)));
            bench.conclude();
        }
        return bench.measures.judgements(NOW);
    }

    private static Outcome outcome(MeasureValue value, Consumer<Said> rule) {
        List<Judgement> judgements = judge(List.of(value), rule);
        assertThat(judgements).hasSize(1);
        return judgements.get(0).outcome();
    }

    private static MeasureValue value(String period, @Nullable Long value, @Nullable Long numerator, @Nullable Long denominator,
                                      @Nullable Long target, @Nullable Long baseline) {
        return new MeasureValue("M/" + period, COUNCIL, "ASC-TST-01", period, null, null, number(value), number(numerator), number(denominator),
                number(target), number(baseline));
    }

    private static MeasureValue share(long numerator, long denominator) {
        return value("2026-03", null, numerator, denominator, null, null);
    }

    private static @Nullable BigDecimal number(@Nullable Long number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    private static Outcome colour(boolean green, boolean amber) {
        return green ? Outcome.GREEN : amber ? Outcome.AMBER : Outcome.RED;
    }

    @Test
    void sharesAreHeldAgainstTheirLinesWithoutRounding() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long total = random.nextInt(3_000);
            long met = random.nextInt(3_000);
            Outcome expected = total == 0 ? Outcome.NO_DATA : total < 5 ? Outcome.SUPPRESSED : colour(met * 1_000 >= 635 * total, met * 100 >= 39 * total);
            assertThat(outcome(share(met, total), said -> {
                said.measure().share();
                said.colour().greenFrom("63.5");
                said.colour().amberFrom("39");
                said.colour().redIs("S2");
            })).as("seed %d: %d of %d", seed, met, total).isEqualTo(expected);
        }
    }

    @Test
    void ratesForManyAreHeldAgainstTheTargetAndItsTolerance() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long people = 1 + random.nextInt(2_000);
            long count = random.nextInt(40);
            Long target = random.nextInt(10) == 0 ? null : (long) random.nextInt(3_000);
            // count / people * 100,000 <= target, and <= 1.1 times the target
            Outcome expected = target == null ? Outcome.UNKNOWN : colour(count * 100_000 <= target * people, count * 1_000_000 <= 11 * target * people);
            assertThat(outcome(value("2026-03", null, count, people, target, null), said -> {
                said.measure().forEvery("100000");
                said.measure().greenUpToTarget();
                said.measure().amberUpToShareOfTarget("110");
                said.colour().redIs("S3");
            })).as("seed %d: %d of %d, target %s", seed, count, people, target).isEqualTo(expected);
        }
    }

    @Test
    void targetsInPointsWorkInBothDirections() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long value = random.nextInt(60);
            long target = random.nextInt(60);
            long points = random.nextInt(6);
            assertThat(outcome(value("2026-03", value, null, null, target, null), said -> {
                said.measure().asMeasuredInPercent();
                said.measure().greenFromTarget();
                said.measure().amberFromPointsBelowTarget(String.valueOf(points));
                said.colour().redIs("S3");
            })).as("seed %d: %d, target %d, %d points", seed, value, target, points).isEqualTo(colour(value >= target, value >= target - points));
            assertThat(outcome(value("2026-03", value, null, null, target, null), said -> {
                said.measure().asMeasured();
                said.measure().greenUpToTarget();
                said.measure().amberUpToPointsAboveTarget(String.valueOf(points));
                said.colour().redIs("S3");
            })).as("seed %d: %d, target %d, %d points", seed, value, target, points).isEqualTo(colour(value <= target, value <= target + points));
        }
    }

    @Test
    void targetsBelowABaselineAreReckonedFromIt() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long posts = 5 + random.nextInt(400);
            long vacant = random.nextInt(80);
            Long baseline = random.nextInt(10) == 0 ? null : (long) random.nextInt(30);
            // share <= 95% of the baseline, amber a point more
            Outcome inPercent = baseline == null ? Outcome.UNKNOWN
                    : colour(vacant * 10_000 <= 95 * baseline * posts, vacant * 10_000 <= (95 * baseline + 100) * posts);
            assertThat(outcome(value("2026-03", null, vacant, posts, null, baseline), said -> {
                said.measure().share();
                said.measure().targetBelowBaselinePercent("5");
                said.measure().greenUpToTarget();
                said.measure().amberUpToPointsAboveTarget("1");
                said.colour().redIs("S3");
            })).as("seed %d: %d of %d, baseline %s", seed, vacant, posts, baseline).isEqualTo(inPercent);
            Outcome inPoints = baseline == null ? Outcome.UNKNOWN : colour(vacant * 100 <= (baseline - 5) * posts, false);
            assertThat(outcome(value("2026-03", null, vacant, posts, null, baseline), said -> {
                said.measure().share();
                said.measure().targetBelowBaselinePoints("5");
                said.measure().greenUpToTarget();
                said.colour().redIs("S3");
            })).as("seed %d: %d of %d, baseline %s", seed, vacant, posts, baseline).isEqualTo(inPoints);
        }
    }

    @Test
    void twoSidedLinesFlagBothSidesAlike() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long budget = 1 + random.nextInt(10_000);
            long off = random.nextInt(400);
            Outcome expected = colour(off * 1_000 <= 5 * budget, off * 1_000 <= 15 * budget);
            for (long forecast : List.of(budget + off, budget - off)) {
                assertThat(outcome(share(forecast, budget), said -> {
                    said.measure().distanceInPercent();
                    said.colour().greenWithin("0.5");
                    said.colour().amberWithin("1.5");
                    said.colour().redIs("S2");
                })).as("seed %d: %d against %d", seed, forecast, budget).isEqualTo(expected);
            }
        }
    }

    @Test
    void onlyTheLatestPeriodIsJudgedAndTheTrendComparesItWithTheOneSoManyValuesBefore() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            int months = 1 + random.nextInt(8);
            int needs = 2 + random.nextInt(3);
            boolean higher = random.nextBoolean();
            List<Long> shown = new ArrayList<>();
            List<MeasureValue> values = new ArrayList<>();
            for (int month = 1; month <= months; month++) {
                Long value = random.nextInt(6) == 0 ? null : (long) random.nextInt(5);
                values.add(value("2025-%02d".formatted(month), value, null, null, null, 1L));
                if (value != null) {
                    shown.add(value);
                }
            }
            // A month that has not begun says nothing.
            values.add(value("2026-05", 99L, null, null, null, null));
            Collections.shuffle(values, random);
            List<Judgement> judgements = judge(values, said -> {
                said.measure().asMeasured();
                said.measure().trendFrom(needs);
                if (higher) {
                    said.colour().greenFrom("3");
                } else {
                    said.colour().greenUpTo("3");
                }
                said.colour().redIs("S3");
            });
            assertThat(judgements).as("seed %d", seed).singleElement().satisfies(judgement -> assertThat(judgement.period()).isEqualTo("2025-%02d".formatted(months)));
            MeasureValue last = values.stream().filter(value -> value.period().equals("2025-%02d".formatted(months))).findFirst().orElseThrow();
            String text = judgements.get(0).explanation().text();
            if (last.value() == null) {
                assertThat(judgements.get(0).outcome()).as("seed %d", seed).isEqualTo(Outcome.UNKNOWN);
                assertThat(text).doesNotContain("Over the last");
            } else if (shown.size() < needs) {
                assertThat(text).as("seed %d", seed).contains("No trend is shown");
            } else {
                long change = Long.compare(shown.get(shown.size() - 1), shown.get(shown.size() - needs)) * (higher ? 1 : -1);
                assertThat(text).as("seed %d: %s", seed, shown).contains("Over the last %d values it is %s.".formatted(needs,
                        change == 0 ? "unchanged" : change > 0 ? "improving" : "getting worse"));
            }
        }
    }

    @Test
    void theSameShareOfAnotherSizeIsNoTrend() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long first = 5 + random.nextInt(60);
            long last = 5 + random.nextInt(60);
            long firstMet = random.nextInt((int) first + 1);
            long lastMet = random.nextInt((int) last + 1);
            String text = judge(List.of(value("2026-01", null, firstMet, first, null, null), value("2026-02", null, lastMet, last, null, null)), said -> {
                said.measure().share();
                said.measure().trendFrom(2);
                said.colour().greenFrom("50");
                said.colour().redIs("S3");
            }).get(0).explanation().text();
            long change = lastMet * first - firstMet * last;
            assertThat(text).as("seed %d: %d of %d, then %d of %d", seed, firstMet, first, lastMet, last)
                    .contains("it is " + (change == 0 ? "unchanged" : change > 0 ? "improving" : "getting worse"));
        }
    }

    @Test
    void theTrendOfATwoSidedMeasureImprovesTowardsTheMiddle() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long first = random.nextInt(41) - 20;
            long last = random.nextInt(41) - 20;
            String text = judge(List.of(value("2026-01", first, null, null, null, null), value("2026-02", last, null, null, null, null)), said -> {
                said.measure().asMeasured();
                said.measure().trendFrom(2);
                said.colour().greenWithin("3");
                said.colour().redIs("S2");
            }).get(0).explanation().text();
            String way = Math.abs(last) == Math.abs(first) ? "unchanged" : Math.abs(last) < Math.abs(first) ? "improving" : "getting worse";
            assertThat(text).as("seed %d: %d, then %d", seed, first, last).contains("it is " + way);
        }
    }
}
