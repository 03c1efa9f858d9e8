package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Deadline;
import plumbline.standards.AsAt;

/**
 * The moment facts are judged at, as the judges see it: they cannot read it, only ask whether something lies behind it. It
 * remembers the earliest later moment at which one of its answers would have been another. Until then, the same facts are
 * judged the same, and nobody needs to judge them again.
 */
final class Now {

    /** Windows of months end a day or two apart in short months; looking again a little early does no harm. */
    private static final int SHORT_MONTHS = 3;

    private final Instant instant;
    private final LocalDate today;
    private @Nullable Instant change;
    /** The same for all records of a partition. */
    private final Map<Asked, Latest> latest = new HashMap<>();

    private record Asked(String kind, int daysLater) {
    }

    /** @param until when another period is the latest */
    private record Latest(CountedPeriod period, Instant until) {
    }

    Now(AsAt asAt) {
        this.instant = asAt.instant();
        this.today = asAt.day();
    }

    /** Whether a day has begun. */
    boolean reached(LocalDate day) {
        boolean reached = !day.isAfter(today);
        if (!reached) {
            changesAt(BusinessTime.startOf(day));
        }
        return reached;
    }

    /** Whether a moment has come. */
    boolean reached(Instant moment) {
        boolean reached = !moment.isAfter(instant);
        if (!reached) {
            changesAt(moment);
        }
        return reached;
    }

    /** Whether a moment has come, to the minute if it is known so well. */
    boolean reached(Moment moment) {
        return moment.instant() != null ? reached(moment.instant()) : reached(moment.day());
    }

    /** Whether a day is over. */
    boolean passed(LocalDate day) {
        return reached(day.plusDays(1));
    }

    /** Whether it is too late for a deadline. */
    boolean passed(Deadline deadline) {
        if (!deadline.toTheMinute()) {
            return passed(deadline.lastDay());
        }
        // In time at the very instant, late at the next.
        return reached(deadline.at().plusNanos(1));
    }

    /** Whether the last so many months, which end with today, begin after a day. */
    boolean lastMonthsBeginAfter(LocalDate day, int months) {
        boolean after = today.plusDays(1).minusMonths(months).isAfter(day);
        if (!after) {
            LocalDate soonest = day.plusMonths(months).minusDays(SHORT_MONTHS);
            changesAt(BusinessTime.startOf(soonest.isAfter(today) ? soonest : today.plusDays(1)));
        }
        return after;
    }

    /**
     * The latest period that was over, and had been so for a number of days.
     *
     * @param on the day that is to count in a period, if known: once its period is behind, it is so for good
     */
    CountedPeriod latest(String span, int daysLater, @Nullable LocalDate on) {
        Latest latest = this.latest.computeIfAbsent(new Asked(span, daysLater), this::latest);
        if (on == null || !on.isBefore(latest.period().first())) {
            changesAt(latest.until());
        }
        return latest.period();
    }

    private Latest latest(Asked span) {
        CountedPeriod period = CountedPeriod.latest(span.kind(), span.daysLater(), new AsAt(instant));
        return new Latest(period, BusinessTime.endOf(period.next(span.kind()).last().plusDays(span.daysLater())));
    }

    /** The month that runs. */
    YearMonth month() {
        YearMonth month = YearMonth.from(today);
        changesAt(BusinessTime.startOf(month.plusMonths(1).atDay(1)));
        return month;
    }

    /** The day itself, which is another tomorrow. Ask for it only when no question will do. */
    LocalDate today() {
        changesAt(BusinessTime.startOf(today.plusDays(1)));
        return today;
    }

    /** Says that something judged now will be judged otherwise from a later moment on. */
    void changesAt(Instant moment) {
        if (moment.isAfter(instant) && (change == null || moment.isBefore(change))) {
            change = moment;
        }
    }

    /** The earliest moment at which an answer given since the last time this was asked is another; {@code null} when none ever is. */
    @Nullable Instant takeChange() {
        Instant taken = change;
        change = null;
        return taken;
    }
}
