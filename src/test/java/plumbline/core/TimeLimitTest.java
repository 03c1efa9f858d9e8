package plumbline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.core.CountingConvention.DAY_EXCL;
import static plumbline.core.CountingConvention.DAY_INCL;
import static plumbline.core.CountingConvention.HOUR;
import static plumbline.core.CountingConvention.MONTH;
import static plumbline.core.CountingConvention.MONTH_INCL;
import static plumbline.core.CountingConvention.WD_EXCL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The worked dates are those of the standards catalogue. */
class TimeLimitTest {

    private static final WorkingCalendar ENGLAND = WorkingCalendar.of(Set.of(
            LocalDate.of(2025, 4, 18), LocalDate.of(2025, 4, 21), LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)), Set.of());

    @Test
    void doesNotCountTheStartDayWhenItIsExcluded() {
        assertThat(day(28, DAY_EXCL, LocalDate.of(2025, 3, 3))).isEqualTo(LocalDate.of(2025, 3, 31));
    }

    @Test
    void countsTheStartDayAsDayOneWhenItIsIncluded() {
        assertThat(day(7, DAY_INCL, LocalDate.of(2026, 2, 2))).isEqualTo(LocalDate.of(2026, 2, 8));
    }

    @Test
    void skipsWeekendsAndBankHolidaysInWorkingDays() {
        assertThat(day(1, WD_EXCL, LocalDate.of(2025, 4, 17))).isEqualTo(LocalDate.of(2025, 4, 22));
        assertThat(day(1, WD_EXCL, LocalDate.of(2026, 12, 24))).isEqualTo(LocalDate.of(2026, 12, 29));
        assertThat(day(5, WD_EXCL, LocalDate.of(2026, 4, 2))).isEqualTo(LocalDate.of(2026, 4, 13));
    }

    @Test
    void countsTheNextWorkingDayAsDayOneWhenTheStartIsAWeekend() {
        assertThat(day(1, WD_EXCL, LocalDate.of(2026, 11, 21))).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void landsOnTheLastDayOfAShorterMonth() {
        assertThat(day(1, MONTH, LocalDate.of(2024, 1, 31))).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(day(12, MONTH, LocalDate.of(2023, 3, 1))).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(day(12, MONTH, LocalDate.of(2024, 2, 29))).isEqualTo(LocalDate.of(2025, 2, 28));
    }

    @Test
    void endsTheDayBeforeWhenTheMonthBeginsWithTheStartDay() {
        assertThat(day(12, MONTH_INCL, LocalDate.of(2025, 4, 1))).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void rollsToTheNextWorkingDayOnlyWhenAsked() {
        LocalDate start = LocalDate.of(2025, 4, 11);
        assertThat(day(7, DAY_EXCL, start)).isEqualTo(LocalDate.of(2025, 4, 18));
        assertThat(new TimeLimit(7, DAY_EXCL, true).from(start, ENGLAND).lastDay()).isEqualTo(LocalDate.of(2025, 4, 22));
    }

    @Test
    void measuresElapsedHoursAcrossBothClockChanges() {
        Deadline spring = TimeLimit.of(1, HOUR).from(Instant.parse("2025-03-30T00:40:00Z"), ENGLAND);
        assertThat(spring.metAt(Instant.parse("2025-03-30T01:20:00Z"))).as("02:20 on the clock, 40 minutes later").isTrue();
        Deadline autumn = TimeLimit.of(1, HOUR).from(Instant.parse("2025-10-26T00:30:00Z"), ENGLAND);
        assertThat(autumn.metAt(Instant.parse("2025-10-26T01:45:00Z"))).as("01:45 on the clock again, 75 minutes later").isFalse();
    }

    @Test
    void includesTheLastSecondOfTheDeadlineAndNothingAfterIt() {
        Deadline summer = TimeLimit.of(1, DAY_EXCL).from(LocalDate.of(2026, 6, 30), ENGLAND);
        assertThat(summer.at()).isEqualTo(Instant.parse("2026-07-01T22:59:59Z"));
        assertThat(summer.metAt(Instant.parse("2026-07-01T22:59:59Z"))).isTrue();
        assertThat(summer.metAt(Instant.parse("2026-07-01T23:00:00Z"))).isFalse();
    }

    @Test
    void refusesHoursCountedFromADay() {
        assertThatThrownBy(() -> TimeLimit.of(1, HOUR).from(LocalDate.of(2026, 1, 1), ENGLAND))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAmountsNoStandardHas() {
        assertThatThrownBy(() -> TimeLimit.of(-1, DAY_EXCL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeLimit.of(TimeLimit.LARGEST_AMOUNT + 1, DAY_EXCL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysTheLimitInWords() {
        assertThat(TimeLimit.of(28, DAY_EXCL).words()).isEqualTo("28 days, not counting the start day");
        assertThat(TimeLimit.workingDays(1).words()).isEqualTo("1 working day, not counting the start day");
    }

    private static LocalDate day(int amount, CountingConvention convention, LocalDate start) {
        return TimeLimit.of(amount, convention).from(start, ENGLAND).lastDay();
    }
}
