package plumbline.intake.published;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one council stands in one measure, in the latest year it is published for.
 *
 * @param measure       its code, for example {@code 2C}
 * @param period        for example {@code 2024-25}
 * @param own           of the council
 * @param england       the average
 * @param region        of the council's region
 * @param type          of councils of its type
 * @param place         from the highest, 1 first; {@code null} when the council has no number
 * @param councils      how many councils have one
 * @param earlierPeriod the latest year before in which councils have a number, or {@code null}
 * @param earlier       of the council then
 * @param margin        the margin of error now and then together, or {@code null} when none is published
 */
public record ComparedMeasure(String measure, String name, String period, PublishedValue own, PublishedValue england, PublishedValue region, PublishedValue type,
                              @Nullable Integer place, int councils, @Nullable String earlierPeriod, PublishedValue earlier, @Nullable BigDecimal margin) {

    private static final Set<String> LOW_IS_GOOD = Set.of("2B", "2C", "6A");
    private static final int QUARTERS = 4;

    /** Where the council stands among all. */
    public enum Quarter {
        BEST, SECOND, THIRD, WORST
    }

    /** Whether a low number is the better one, in our reading of the measure. */
    public boolean lowIsGood() {
        return LOW_IS_GOOD.contains(measure);
    }

    /** The quarter of councils it is in; {@code null} without a number, or where fewer than four councils have one. */
    public @Nullable Quarter quarter() {
        if (place == null || councils < QUARTERS) {
            return null;
        }
        int fromBest = lowIsGood() ? councils - place : place - 1;
        return Quarter.values()[Math.max(0, Math.min(QUARTERS - 1, fromBest * QUARTERS / councils))];
    }

    /** How the number moved since the year before; what lies inside the margin of error is no change. */
    public String change() {
        if (own.value() == null || earlier.value() == null) {
            return "Cannot be told";
        }
        BigDecimal moved = own.value().subtract(earlier.value());
        String by = new PublishedValue(moved.abs(), null).words() + (margin == null ? "" : ", margin of error " + new PublishedValue(margin, null).words());
        if (margin != null && moved.abs().compareTo(margin) <= 0) {
            return "No change beyond the margin of error (" + by + ")";
        }
        return moved.signum() == 0 ? "The same" : (moved.signum() < 0 == lowIsGood() ? "Better by " : "Worse by ") + by;
    }
}
