package plumbline.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A limit such as "28 days, not counting the start day", with the only arithmetic on deadlines in the service: rules,
 * tier clocks and action due dates all come here.
 *
 * @param amount     how many units, 0 to 3,650
 * @param convention how they are counted
 * @param roll       whether a deadline on a non-working day moves to the next working day
 */
public record TimeLimit(int amount, CountingConvention convention, boolean roll) {

    /** No standard runs longer than ten years; a larger number is a slip of the hand. */
    public static final int LARGEST_AMOUNT = 3_650;

    public TimeLimit {
        Objects.requireNonNull(convention, "convention");
        if (amount < 0 || amount > LARGEST_AMOUNT) {
            throw new IllegalArgumentException("a time limit is between 0 and " + LARGEST_AMOUNT + ", not " + amount);
        }
    }

    public static TimeLimit of(int amount, CountingConvention convention) {
        return new TimeLimit(amount, convention, false);
    }

    /** A limit in working days, the unit of every tier clock. */
    public static TimeLimit workingDays(int amount) {
        return of(amount, CountingConvention.WD_EXCL);
    }

    /** The same limit with another amount. */
    public TimeLimit withAmount(int other) {
        return new TimeLimit(other, convention, roll);
    }

    /**
     * The deadline for a clock that starts on a day.
     *
     * @throws IllegalStateException for a limit in hours, which needs an instant
     */
    public Deadline from(LocalDate start, WorkingCalendar calendar) {
        LocalDate day = switch (convention) {
            case DAY_EXCL -> start.plusDays(amount);
            case DAY_INCL -> start.plusDays(amount - 1L);
            case WD_EXCL -> calendar.plusWorkingDays(start, amount);
            case MONTH -> start.plusMonths(amount);
            case MONTH_INCL -> start.plusMonths(amount).minusDays(1);
            case HOUR -> throw new IllegalStateException("a limit in hours starts at an instant, not on a day");
        };
        return Deadline.endOf(roll ? calendar.workingDayOnOrAfter(day) : day);
    }

    /** The deadline for a clock that starts at an instant; a limit in days starts on its London day. */
    public Deadline from(Instant start, WorkingCalendar calendar) {
        return convention == CountingConvention.HOUR
                ? Deadline.at(start.plus(Duration.ofHours(amount)))
                : from(BusinessTime.dayOf(start), calendar);
    }

    /** The limit in words, for example {@code 28 days, not counting the start day}. */
    public String words() {
        String unit = amount == 1 ? convention.unit().substring(0, convention.unit().length() - 1) : convention.unit();
        return amount + " " + unit + ", " + convention.manner();
    }
}
