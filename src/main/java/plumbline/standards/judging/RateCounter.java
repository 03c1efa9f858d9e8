package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.AsAt;
import plumbline.standards.RateCase;

/**
 * Decides whether and how one person counts in a rate. The window of the last n months ends with the day of judging:
 * on 31 March 2026 the last 12 months begin on 1 April 2025.
 */
final class RateCounter implements Counting {

    private final StandardId standard;
    private final String ref;
    private final UnitId unit;
    private final List<Happening> events = new ArrayList<>();
    private int monthsOfSupport;
    private int windowMonths;
    private @Nullable LocalDate beganOn;
    private @Nullable LocalDate endedOn;
    private boolean ended;

    RateCounter(StandardId standard, String ref, UnitId unit) {
        this.standard = standard;
        this.ref = ref;
        this.unit = unit;
    }

    void metBy(List<Happening> happenings) {
        events.addAll(happenings);
    }

    void after(int months, @Nullable LocalDate began, @Nullable LocalDate over) {
        monthsOfSupport = months;
        beganOn = began;
        endedOn = over;
    }

    void within(int months) {
        windowMonths = months;
    }

    /** The person died or moved away by the day of judging. */
    void gone() {
        ended = true;
    }

    @Override
    public @Nullable RateCase count(AsAt asAt) {
        LocalDate day = asAt.day();
        if (ended || endedOn != null && endedOn.isBefore(day)) {
            return null;
        }
        if (beganOn == null) {
            return new RateCase(standard, ref, unit, RateCase.Part.UNKNOWN);
        }
        if (beganOn.isAfter(firstDayOf(monthsOfSupport, day))) {
            return null;
        }
        LocalDate from = firstDayOf(windowMonths, day);
        if (events.stream().anyMatch(event -> event.doneBy(day) && event.on() != null && !event.on().isBefore(from))) {
            return new RateCase(standard, ref, unit, RateCase.Part.MET);
        }
        boolean undated = events.stream().anyMatch(Happening::dayMissing);
        return new RateCase(standard, ref, unit, undated ? RateCase.Part.UNKNOWN : RateCase.Part.NOT_MET);
    }

    private static LocalDate firstDayOf(int months, LocalDate day) {
        return day.plusDays(1).minusMonths(months);
    }
}
