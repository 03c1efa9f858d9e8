package plumbline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties over random calendars; the seed is the test's argument, so a failure names it. */
class WorkingCalendarPropertyTest {

    private static final LocalDate EPOCH = LocalDate.of(2020, 1, 1);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void landsOnAWorkingDayWithExactlyAsManyWorkingDaysBetween(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = calendar(random);
        LocalDate start = EPOCH.plusDays(random.nextInt(3_000));
        int n = 1 + random.nextInt(60);
        LocalDate end = calendar.plusWorkingDays(start, n);
        assertThat(calendar.isWorkingDay(end)).isTrue();
        assertThat(calendar.workingDaysBetween(start, end)).isEqualTo(n);
        assertThat(calendar.workingDaysBetween(start, end.minusDays(1))).isEqualTo(n - 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void addsUpWhenWalkedInTwoStages(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = calendar(random);
        LocalDate start = EPOCH.plusDays(random.nextInt(3_000));
        int first = random.nextInt(30);
        int second = random.nextInt(30);
        assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(start, first), second))
                .isEqualTo(calendar.plusWorkingDays(start, first + second));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEveryDayAsEitherCountedOrNamed(long seed) {
        Random random = new Random(seed);
        WorkingCalendar calendar = calendar(random);
        LocalDate from = EPOCH.plusDays(random.nextInt(3_000));
        int days = random.nextInt(90);
        LocalDate to = from.plusDays(days);
        assertThat(calendar.workingDaysBetween(from, to) + calendar.daysNotCounted(from, to).size()).isEqualTo(days);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverMovesADeadlineEarlierWhenAHolidayIsProclaimed(long seed) {
        Random random = new Random(seed);
        Set<LocalDate> holidays = holidays(random);
        LocalDate start = EPOCH.plusDays(random.nextInt(3_000));
        int n = random.nextInt(40);
        LocalDate before = WorkingCalendar.of(holidays, Set.of()).plusWorkingDays(start, n);
        holidays.add(start.plusDays(random.nextInt(60)));
        assertThat(WorkingCalendar.of(holidays, Set.of()).plusWorkingDays(start, n)).isAfterOrEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverWorksOnAWeekend(long seed) {
        WorkingCalendar calendar = calendar(new Random(seed));
        LocalDate day = EPOCH.plusDays(new Random(seed).nextInt(3_000));
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        assertThat(weekend && calendar.isWorkingDay(day)).isFalse();
    }

    private static WorkingCalendar calendar(Random random) {
        return WorkingCalendar.of(holidays(random), Set.of(EPOCH.plusDays(random.nextInt(3_000))));
    }

    private static Set<LocalDate> holidays(Random random) {
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = random.nextInt(80); i > 0; i--) {
            holidays.add(EPOCH.plusDays(random.nextInt(3_300)));
        }
        return holidays;
    }
}
