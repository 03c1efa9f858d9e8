package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import plumbline.core.BusinessTime;
import plumbline.core.WorkingCalendar;

/**
 * What becomes of a deadline when the calendar changes: it has as many working days from its beginning by the new calendar as by
 * the one before.
 *
 * @param today the day of the change
 */
record CalendarShift(WorkingCalendar before, WorkingCalendar after, LocalDate today) {

    /**
     * A deadline by the new calendar. One that has passed stays, and so does one to the minute or on a day that no working days lead
     * to. One that comes earlier never comes earlier than the next working day: nobody is late because a calendar changed.
     *
     * @param begins the day after which its working days are counted
     */
    Instant moved(Instant due, LocalDate begins) {
        LocalDate last = BusinessTime.dayOf(due);
        boolean reckoned = due.equals(BusinessTime.endOf(last)) && before.isWorkingDay(last) && last.isAfter(begins);
        if (!reckoned || last.isBefore(today)) {
            return due;
        }
        LocalDate day = after.plusWorkingDays(begins, before.workingDaysBetween(begins, last));
        if (!day.isBefore(last)) {
            return BusinessTime.endOf(day);
        }
        LocalDate soonest = after.plusWorkingDays(today, 1);
        LocalDate fair = day.isBefore(soonest) ? soonest : day;
        return fair.isBefore(last) ? BusinessTime.endOf(fair) : due;
    }
}
