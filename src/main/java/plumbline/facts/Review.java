package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A review of a care and support plan.
 *
 * @param completedOn the day the review was completed
 * @param kind        PLANNED, UNPLANNED or SHORT_TERM (review of short-term support)
 * @param completed   whether the source says it is complete; complete without {@code completedOn} is a missing date
 */
public record Review(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate completedOn,
                     Kind kind, boolean completed) implements Fact {

    /** Why the review was held, by the prefix of the Client Level Data review reason. */
    public enum Kind { PLANNED, UNPLANNED, SHORT_TERM, UNKNOWN }
}
