package plumbline.standards.judging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.BusinessTime;
import plumbline.core.CountingConvention;
import plumbline.core.Deadline;
import plumbline.core.TimeLimit;
import plumbline.core.WorkingCalendar;

/**
 * A time limit whose clock may be held: the deadline moves by the paused days in the limit's own unit. A pause counts if it
 * begins on or before the deadline as moved so far; one that begins later came too late to matter.
 */
final class PausedLimit {

    private final WorkingCalendar calendar;
    private final List<Span> pauses;

    /** @param pauses merged, in order, none before the start */
    PausedLimit(WorkingCalendar calendar, List<Span> pauses) {
        this.calendar = calendar;
        this.pauses = pauses;
    }

    Deadline from(Moment start, TimeLimit limit) {
        if (limit.convention() == CountingConvention.HOUR) {
            return start.instant() == null ? Deadline.endOf(start.day()) : Deadline.at(movedInstant(start.instant(), limit));
        }
        TimeLimit unrolled = TimeLimit.of(limit.amount(), limit.convention());
        LocalDate day = moved(unrolled.from(start.day(), calendar).lastDay(), limit.convention());
        return Deadline.endOf(limit.roll() ? calendar.workingDayOnOrAfter(day) : day);
    }

    /** The pauses that move this limit, in order. */
    List<Span> counting(Moment start, TimeLimit limit) {
        List<Span> counting = new ArrayList<>();
        for (Span pause : pauses) {
            if (!pause.from().isAfter(new PausedLimit(calendar, counting).from(start, limit).lastDay())) {
                counting.add(pause);
            }
        }
        return counting;
    }

    private LocalDate moved(LocalDate deadline, CountingConvention convention) {
        LocalDate day = deadline;
        for (Span pause : pauses) {
            if (!pause.from().isAfter(day)) {
                day = convention == CountingConvention.WD_EXCL
                        ? calendar.plusWorkingDays(day, workingDays(pause))
                        : day.plusDays(pause.days());
            }
        }
        return day;
    }

    private int workingDays(Span pause) {
        return calendar.workingDaysBetween(pause.from().minusDays(1), pause.until().minusDays(1));
    }

    private Instant movedInstant(Instant start, TimeLimit limit) {
        Instant deadline = start.plus(Duration.ofHours(limit.amount()));
        for (Span pause : pauses) {
            Instant from = BusinessTime.startOf(pause.from());
            Instant begins = from.isBefore(start) ? start : from;
            if (!begins.isAfter(deadline)) {
                deadline = deadline.plus(Duration.between(begins, BusinessTime.startOf(pause.until())));
            }
        }
        return deadline;
    }
}
