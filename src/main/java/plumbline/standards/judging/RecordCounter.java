package plumbline.standards.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.standards.RateCase;
import plumbline.standards.RateCase.Part;

/**
 * Decides how a record counts: in the latest month, quarter or year that is over, or as things stand. All that it must meet
 * has to be met; what is missing makes it unknown unless something else already fails.
 */
final class RecordCounter implements Counting {

    private final Counted counted;
    private final @Nullable String provider;
    private final List<Requirement> requirements = new ArrayList<>();
    private @Nullable String span;
    private int daysLater;
    private @Nullable LocalDate on;
    private boolean undated;
    private boolean gone;
    private @Nullable Wait wait;

    /** Something that makes the record count as met. */
    interface Requirement {
        Part met(Now now, @Nullable CountedPeriod period);
    }

    /** What the record adds to a mean, in days. */
    record Wait(@Nullable LocalDate from, @Nullable LocalDate to) {
    }

    RecordCounter(Counted counted, @Nullable String provider) {
        this.counted = counted;
        this.provider = provider;
    }

    /** It counts in the period in which something happened; {@code undated} when it did but nobody knows when. */
    void countsIn(String kindOfPeriod, int days, @Nullable LocalDate day, boolean dayMissing) {
        span = kindOfPeriod;
        daysLater = days;
        on = day;
        undated = dayMissing && day == null;
    }

    void require(Requirement requirement) {
        requirements.add(requirement);
    }

    void value(Wait days) {
        wait = days;
    }

    /** It has left the scope of the standard. */
    void gone() {
        gone = true;
    }

    @Override
    public @Nullable RateCase count(Now now) {
        CountedPeriod period = span == null ? null : now.latest(span, daysLater, on);
        if (gone || period != null && !undated && (on == null || !period.holds(on))) {
            return null;
        }
        Part part = undated ? Part.UNKNOWN : requirements.stream().map(requirement -> requirement.met(now, period))
                .max(Comparator.comparing(found -> List.of(Part.MET, Part.UNKNOWN, Part.NOT_MET).indexOf(found))).orElse(Part.MET);
        BigDecimal value = null;
        if (wait != null && part == Part.MET) {
            if (wait.from() == null || wait.to() == null) {
                part = Part.UNKNOWN;
            } else if (wait.to().isBefore(wait.from())) {
                return null;
            } else {
                value = BigDecimal.valueOf(ChronoUnit.DAYS.between(wait.from(), wait.to()));
            }
        }
        return counted.as(part, period == null ? RateCase.ROLLING : period.key(), provider, value);
    }
}
