package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.RateCase.Part;
import plumbline.standards.Tally;

/** Rates and means over a month, quarter or year: counted a second time by going back from today day by day. */
class RecordCounterPropertyTest {

    private static final int ROUNDS = 1_500;
    private static final StandardId STANDARD = new StandardId("ASC-TST-01");
    private static final UnitId UNIT = new UnitId("council");
    private static final LocalDate EPOCH = LocalDate.of(2024, 6, 1);

    /**
     * A record.
     *
     * @param counted the day it counts by; {@code null} when it is lost
     * @param met     whether it is met; {@code null} when that is not recorded
     * @param began   where its value begins, to {@code counted}
     */
    private record Drawn(@Nullable LocalDate counted, @Nullable Boolean met, @Nullable LocalDate began) {
    }

    private static List<Drawn> draw(Random random, LocalDate today) {
        List<Drawn> records = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            LocalDate counted = random.nextInt(20) == 0 ? null : today.minusDays(random.nextInt(800) - 20);
            LocalDate began = random.nextInt(15) == 0 || counted == null ? null : counted.minusDays(random.nextInt(120) - 5);
            records.add(new Drawn(counted, random.nextInt(10) == 0 ? null : random.nextBoolean(), began));
        }
        return records;
    }

    /** The last day, at most today, on which the stretch a day belongs to was over for so many days. */
    private static LocalDate lastDay(String span, LocalDate today, int later) {
        LocalDate day = today.minusDays(later);
        while (!isLast(span, day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static boolean isLast(String span, LocalDate day) {
        boolean ofMonth = day.plusDays(1).getDayOfMonth() == 1;
        return switch (span) {
            case "month" -> ofMonth;
            case "quarter" -> ofMonth && day.getMonthValue() % 3 == 0;
            default -> ofMonth && day.getMonthValue() == 3;
        };
    }

    private static boolean within(String span, LocalDate last, LocalDate day) {
        int months = span.equals("month") ? 1 : span.equals("quarter") ? 3 : 12;
        return !day.isAfter(last) && day.isAfter(last.plusDays(1).minusMonths(months).minusDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "year"})
    void countsExactlyTheRecordsOfTheLatestPeriodThatIsOver(String span) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            LocalDate today = EPOCH.plusDays(random.nextInt(900));
            int later = random.nextInt(3) == 0 ? random.nextInt(100) : 0;
            LocalDate last = lastDay(span, today, later);
            int met = 0;
            int total = 0;
            int unknown = 0;
            List<RateCase> counted = new ArrayList<>();
            for (Drawn record : draw(random, today)) {
                RecordCounter counter = new RecordCounter(new Counted(STANDARD, "record", null, UNIT), null);
                counter.countsIn(span, later, record.counted(), true);
                counter.require((asAt, period) -> record.met() == null ? Part.UNKNOWN : record.met() ? Part.MET : Part.NOT_MET);
                RateCase found = counter.count(new Now(AsAt.endOf(today)));
                if (found != null) {
                    counted.add(found);
                }
                if (record.counted() == null || within(span, last, record.counted())) {
                    boolean told = record.counted() != null && record.met() != null;
                    met += told && record.met() ? 1 : 0;
                    total += told ? 1 : 0;
                    unknown += told ? 0 : 1;
                }
            }
            assertThat(part(counted, Part.MET)).as("seed %d, %s to %s", seed, span, last).isEqualTo(met);
            assertThat(part(counted, Part.NOT_MET)).as("seed %d, %s to %s", seed, span, last).isEqualTo(total - met);
            assertThat(part(counted, Part.UNKNOWN)).as("seed %d, %s to %s", seed, span, last).isEqualTo(unknown);
            assertThat(counted.stream().map(RateCase::period).distinct().count()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "year"})
    void meansAddUpTheDaysOfThoseThatCount(String span) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            LocalDate today = EPOCH.plusDays(random.nextInt(900));
            LocalDate last = lastDay(span, today, 0);
            long days = 0;
            int total = 0;
            List<RateCase> counted = new ArrayList<>();
            for (Drawn record : draw(random, today)) {
                RecordCounter counter = new RecordCounter(new Counted(STANDARD, "record", null, UNIT), null);
                counter.countsIn(span, 0, record.counted(), record.counted() == null);
                counter.value(new RecordCounter.Wait(record.began(), record.counted()));
                RateCase found = counter.count(new Now(AsAt.endOf(today)));
                if (found != null) {
                    counted.add(found);
                }
                boolean inIt = record.counted() != null && within(span, last, record.counted());
                // An end before its start is impossible and counts nowhere.
                if (inIt && record.began() != null && !record.began().isAfter(record.counted())) {
                    days += record.began().datesUntil(record.counted()).count();
                    total++;
                }
            }
            BigDecimal sum = counted.stream().map(RateCase::value).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as("seed %d", seed).isEqualByComparingTo(BigDecimal.valueOf(days));
            assertThat(part(counted, Part.MET)).as("seed %d", seed).isEqualTo(total);
            assertThat(counted).filteredOn(one -> one.part() != Part.MET).allMatch(one -> one.value() == null);
            judgeMean(seed, total, days);
        }
    }

    /** Green up to 42 days on average, amber up to 56; shown to one decimal, half up. */
    private static void judgeMean(long seed, int total, long days) {
        RateJudge judge = new RateJudge(new Tally(STANDARD, UNIT, "COUNCIL", total, total, 0, "2026-04", null, BigDecimal.valueOf(days)), RateJudge.What.MEAN);
        judge.colours().green(new Line(BigDecimal.valueOf(42), Line.Side.UP_TO));
        judge.colours().amber(new Line(BigDecimal.valueOf(56), Line.Side.UP_TO));
        judge.colours().red(Severity.S3);
        Judgement judgement = judge.judge(STANDARD);
        Outcome expected = total == 0 ? Outcome.NO_DATA : total < 5 ? Outcome.SUPPRESSED
                : days <= 42L * total ? Outcome.GREEN : days <= 56L * total ? Outcome.AMBER : Outcome.RED;
        assertThat(judgement.outcome()).as("seed %d: %d days of %d", seed, days, total).isEqualTo(expected);
        if (total >= 5) {
            String mean = new BigDecimal(days).divide(new BigDecimal(total), 1, RoundingMode.HALF_UP).toPlainString();
            assertThat(judgement.explanation().text()).contains(mean + " days on average over " + total);
        }
    }

    private static int part(List<RateCase> counted, Part part) {
        return (int) counted.stream().filter(one -> one.part() == part).count();
    }
}
