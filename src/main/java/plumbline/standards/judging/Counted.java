package plumbline.standards.judging;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.RateCase;
import plumbline.standards.RateCase.Part;

/**
 * Who or what counts in a rate.
 *
 * @param ref    the person or record, one of each in a rate and period
 * @param person the person it concerns, if any
 * @param unit   the unit that answers for it
 */
record Counted(StandardId standard, String ref, @Nullable String person, UnitId unit) {

    /** How it counts in a rate that is looked at as it stands. */
    RateCase as(Part part) {
        return as(part, RateCase.ROLLING, null, null);
    }

    RateCase as(Part part, String period, @Nullable String provider, @Nullable BigDecimal value) {
        return new RateCase(standard, ref, person, unit, part, period, provider, value);
    }
}
