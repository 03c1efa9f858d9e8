package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.core.BusinessTime;
import plumbline.core.WorkingCalendar;

class CalendarShiftTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final WorkingCalendar PLAIN = WorkingCalendar.of(Set.of(), Set.of());

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void aDayThatCountsNoMoreGivesADayMore() {
        assertThat(moved(MONDAY.plusDays(3), PLAIN, closed(MONDAY.plusDays(2)))).isEqualTo(end(MONDAY.plusDays(4)));
        // The last day itself, and then over the weekend.
        assertThat(moved(MONDAY.plusDays(4), PLAIN, closed(MONDAY.plusDays(4)))).isEqualTo(end(MONDAY.plusDays(7)));
        assertThat(moved(MONDAY.plusDays(3), PLAIN, closed(MONDAY.plusDays(4)))).isEqualTo(end(MONDAY.plusDays(3)));
    }

    @Test
    void aDayBeforeTodayIsGivenBackAsWell() {
        CalendarShift shift = new CalendarShift(PLAIN, closed(MONDAY.minusDays(3)), MONDAY);
        assertThat(shift.moved(end(MONDAY), MONDAY.minusDays(5))).isEqualTo(end(MONDAY.plusDays(1)));
        assertThat(shift.moved(end(MONDAY), MONDAY.minusDays(3))).as("a clock that began on that day").isEqualTo(end(MONDAY));
    }

    @Test
    void nobodyIsLateBecauseADayCountsAgain() {
        // Wednesday and Thursday were closed: Friday becomes Wednesday, which is still the next working day or later.
        assertThat(moved(MONDAY.plusDays(4), closed(MONDAY.plusDays(2), MONDAY.plusDays(3)), PLAIN)).isEqualTo(end(MONDAY.plusDays(2)));
        // By counting it would be today; tomorrow is the next working day.
        CalendarShift shift = new CalendarShift(closed(MONDAY, MONDAY.plusDays(1)), PLAIN, MONDAY);
        assertThat(shift.moved(end(MONDAY.plusDays(2)), MONDAY.minusDays(3))).isEqualTo(end(MONDAY.plusDays(1)));
        // It was due tomorrow anyway.
        assertThat(new CalendarShift(closed(MONDAY), PLAIN, MONDAY).moved(end(MONDAY.plusDays(1)), MONDAY.minusDays(3))).isEqualTo(end(MONDAY.plusDays(1)));
    }

    @Test
    void whatHasPassedStaysAndWhatWorkingDaysDoNotLeadTo() {
        assertThat(moved(MONDAY.minusDays(3), PLAIN, closed(MONDAY.minusDays(3)))).isEqualTo(end(MONDAY.minusDays(3)));
        Instant toTheMinute = end(MONDAY.plusDays(1)).minusSeconds(7_200);
        assertThat(new CalendarShift(PLAIN, closed(MONDAY), MONDAY).moved(toTheMinute, MONDAY.minusDays(1))).isEqualTo(toTheMinute);
        LocalDate sunday = MONDAY.plusDays(6);
        assertThat(moved(sunday, PLAIN, closed(MONDAY.plusDays(1)))).as("the eve of a meeting").isEqualTo(end(sunday));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsTheWorkingDaysUnlessThatWouldMakeSomebodyLate(long seed) {
        Random random = new Random(seed);
        WorkingCalendar before = random(random);
        WorkingCalendar after = random(random);
        LocalDate begins = MONDAY.plusDays(random.nextInt(40));
        int limit = 1 + random.nextInt(20);
        LocalDate due = before.plusWorkingDays(begins, limit);
        LocalDate today = begins.plusDays(random.nextInt(30));
        LocalDate now = BusinessTime.dayOf(new CalendarShift(before, after, today).moved(end(due), begins));
        LocalDate counted = after.plusWorkingDays(begins, limit);
        LocalDate soonest = after.plusWorkingDays(today, 1);
        if (due.isBefore(today) || now.equals(due)) {
            assertThat(due.isBefore(today) || counted.equals(due) || counted.isBefore(due) && !soonest.isBefore(due)).isTrue();
        } else if (now.isAfter(due)) {
            assertThat(now).isEqualTo(counted);
        } else {
            assertThat(now).isEqualTo(counted.isBefore(soonest) ? soonest : counted).isAfter(today);
        }
    }

    private static WorkingCalendar random(Random random) {
        Set<LocalDate> closed = new HashSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            closed.add(MONDAY.plusDays(random.nextInt(60)));
        }
        return WorkingCalendar.of(Set.of(), closed);
    }

    /** Today is Monday, and the clock began on the Thursday before. */
    private static Instant moved(LocalDate due, WorkingCalendar before, WorkingCalendar after) {
        return new CalendarShift(before, after, MONDAY).moved(end(due), MONDAY.minusDays(4));
    }

    private static WorkingCalendar closed(LocalDate... days) {
        return WorkingCalendar.of(Set.of(), Set.of(days));
    }

    private static Instant end(LocalDate day) {
        return BusinessTime.endOf(day);
    }
}
