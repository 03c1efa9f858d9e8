package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.standards.RateCase;

/**
 * Decides whether and how one person counts in a rate. The window of the last n months ends with the day of judging:
 * on 31 March 2026 the last 12 months begin on 1 April 2025.
 */
final class RateCounter implements Counting {

    private final Counted counted;
    private final List<Happening> events = new ArrayList<>();
    private int monthsOfSupport;
    private int windowMonths;
    private @Nullable LocalDate beganOn;
    private @Nullable LocalDate endedOn;
    private boolean ended;

    RateCounter(Counted counted) {
        this.counted = counted;
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
    public @Nullable RateCase count(Now now) {
        if (ended || endedOn != null && now.passed(endedOn)) {
            return null;
        }
        if (beganOn == null) {
            return counted.as(RateCase.Part.UNKNOWN);
        }
        if (!now.lastMonthsBeginAfter(beganOn.minusDays(1), monthsOfSupport)) {
            return null;
        }
        if (events.stream().anyMatch(event -> event.doneBy(now) && event.on() != null && !now.lastMonthsBeginAfter(event.on(), windowMonths))) {
            return counted.as(RateCase.Part.MET);
        }
        boolean undated = events.stream().anyMatch(Happening::dayMissing);
        return counted.as(undated ? RateCase.Part.UNKNOWN : RateCase.Part.NOT_MET);
    }
}
