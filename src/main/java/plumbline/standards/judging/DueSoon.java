package plumbline.standards.judging;

import java.time.Duration;
import java.time.LocalDate;
import plumbline.core.CountingConvention;
import plumbline.core.Deadline;
import plumbline.core.TimeLimit;
import plumbline.core.WorkingCalendar;

/** From when on a duty that is not done yet is due soon. */
sealed interface DueSoon {

    /** From the beginning of a day of the clock, counted like a limit; pauses move it as they move the deadline. */
    record FromDay(TimeLimit limit) implements DueSoon {
    }

    /** From so many elapsed minutes on. */
    record FromMinute(int minutes) implements DueSoon {
    }

    /** On the last days, the deadline's own day included. */
    record LastDays(int days) implements DueSoon {
    }

    /** On the last working days, the deadline's own day included. */
    record LastWorkingDays(int days) implements DueSoon {
    }

    /** @param convention how the limit itself counts: days are numbered the same way */
    default boolean begun(Moment start, CountingConvention convention, Deadline deadline, PausedLimit paused, WorkingCalendar calendar, Now now) {
        if (this instanceof FromMinute from) {
            return start.instant() != null && now.reached(start.instant().plus(Duration.ofMinutes(from.minutes())));
        }
        return now.reached(firstDay(start, convention, deadline, paused, calendar));
    }

    /** The first day on which it is due soon. */
    private LocalDate firstDay(Moment start, CountingConvention convention, Deadline deadline, PausedLimit paused, WorkingCalendar calendar) {
        if (this instanceof FromDay from) {
            LocalDate day = paused.from(start, counted(from.limit(), convention)).lastDay();
            return day.isAfter(deadline.lastDay()) ? deadline.lastDay() : day;
        }
        if (this instanceof LastDays last) {
            return deadline.lastDay().minusDays(last.days() - 1L);
        }
        LocalDate day = deadline.lastDay();
        for (int left = ((LastWorkingDays) this).days() - 1; left > 0; ) {
            day = day.minusDays(1);
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private static TimeLimit counted(TimeLimit limit, CountingConvention convention) {
        boolean inclusive = convention == CountingConvention.DAY_INCL && limit.convention() == CountingConvention.DAY_EXCL && limit.amount() > 0;
        return inclusive ? TimeLimit.of(limit.amount(), CountingConvention.DAY_INCL) : limit;
    }
}
