package plumbline.standards;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * The added-up cases of one rate for one unit, which stage 2 judges. Unknown cases count in neither part and are shown
 * beside the rate.
 *
 * @param unit     the unit that answers for it
 * @param level    the kind of unit, {@code TEAM}, {@code SERVICE_AREA} or {@code COUNCIL}; {@code PROVIDER} when the cases of
 *                 one provider are added up
 * @param period   the month, quarter or year, for example {@code 2026-Q2}, or {@link RateCase#ROLLING}
 * @param provider the provider, for the level {@code PROVIDER} only
 * @param sum      the sum of the cases' values, for means; zero in rates
 */
public record Tally(StandardId standard, UnitId unit, String level, int met, int total, int unknown, String period,
                    @Nullable String provider, BigDecimal sum) {

    public Tally {
        if (met < 0 || unknown < 0 || met > total) {
            throw new IllegalArgumentException(standard + " for " + unit + ": " + met + " of " + total + ", " + unknown + " unknown");
        }
    }

    /** The tally of a rate that knows no periods. */
    public Tally(StandardId standard, UnitId unit, String level, int met, int total, int unknown) {
        this(standard, unit, level, met, total, unknown, RateCase.ROLLING, null, BigDecimal.ZERO);
    }

    /** Who or what it is about. */
    public Subject subject() {
        return provider == null ? new Subject(Subject.Kind.UNIT, unit.value(), null) : new Subject(Subject.Kind.PROVIDER, provider, null);
    }
}
