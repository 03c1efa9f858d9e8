package plumbline.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which days count as working days: Monday to Friday, less bank holidays, less the council's own closure days
 * (definition: SI 2012/3094 reg 19). Immutable; a changed calendar is a new value.
 *
 * <p>Days after {@link #knownUntil()} are weekdays as far as anybody knows, because bank holidays for them have not
 * been published. Whoever shows a deadline beyond that day must say so.
 */
public final class WorkingCalendar {

    private final NavigableSet<LocalDate> holidays;
    private final NavigableSet<LocalDate> closureDays;
    private final LocalDate knownUntil;

    private WorkingCalendar(NavigableSet<LocalDate> holidays, NavigableSet<LocalDate> closureDays) {
        this.holidays = holidays;
        this.closureDays = closureDays;
        this.knownUntil = holidays.isEmpty() ? LocalDate.MIN : LocalDate.of(holidays.last().getYear(), 12, 31);
    }

    /** A calendar from bank holidays and the council's closure days; either may be empty. */
    public static WorkingCalendar of(Set<LocalDate> bankHolidays, Set<LocalDate> closureDays) {
        return new WorkingCalendar(new TreeSet<>(bankHolidays), new TreeSet<>(closureDays));
    }

    /** The last day for which bank holidays are known. */
    public LocalDate knownUntil() {
        return knownUntil;
    }

    /** Whether work is done on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return whyNotWorking(day) == null;
    }

    /** The n-th working day after the start day, which is itself never counted. {@code n} is 0 or more; 0 is the start day. */
    public LocalDate plusWorkingDays(LocalDate start, int n) {
        LocalDate day = start;
        for (int counted = 0; counted < n; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** That day if it is a working day, else the next one that is. */
    public LocalDate workingDayOnOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** Working days after {@code from}, up to and including {@code to}; 0 when {@code to} is not later. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /** The days after {@code from} up to and including {@code to} that do not count, each with the reason, in order. */
    public List<String> daysNotCounted(LocalDate from, LocalDate to) {
        List<String> days = new ArrayList<>();
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            String reason = whyNotWorking(day);
            if (reason != null) {
                days.add(BusinessTime.write(day) + " (" + reason + ")");
            }
        }
        return days;
    }

    private String whyNotWorking(LocalDate day) {
        if (holidays.contains(day)) {
            return "bank holiday";
        }
        if (closureDays.contains(day)) {
            return "council closed";
        }
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? "weekend" : null;
    }
}
