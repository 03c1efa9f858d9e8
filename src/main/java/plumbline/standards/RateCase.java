package plumbline.standards;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * One case's part in a rate: stage 1 hands these to stage 2, which adds them up by unit. Each number can so be opened
 * into its list.
 *
 * @param standard the rate the case counts towards
 * @param ref      the person, record or location counted; one of each in a rate and period
 * @param person   the person it concerns, or {@code null}
 * @param unit     the unit that answers for it
 * @param part     how it counts
 * @param period   the month, quarter or year it counts in, for example {@code 2026-04}, or {@value #ROLLING}
 * @param provider the provider it is about, or {@code null}
 * @param value    what it adds to a mean, for example a wait in days; {@code null} in rates
 */
public record RateCase(StandardId standard, String ref, @Nullable String person, UnitId unit, Part part, String period, @Nullable String provider,
                       @Nullable BigDecimal value) {

    /** The period of a rate that is looked at as it stands on the day, without a month or quarter. */
    public static final String ROLLING = "rolling";

    /** How a case counts: in numerator and denominator, in the denominator alone, or in neither. */
    public enum Part {
        MET("Met"),
        NOT_MET("Not met"),
        UNKNOWN("Cannot be told");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }
}
