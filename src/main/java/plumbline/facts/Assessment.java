package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * An assessment of need.
 *
 * @param kind        LONG_TERM (a Care Act eligibility decision is made), SHORT_TERM or FINANCIAL
 * @param beganOn     the day it began
 * @param signedOffOn the day it was signed off
 * @param completed   whether the source says it is complete; complete without {@code signedOffOn} is a missing date
 */
public record Assessment(String ref, long personId, String personRef, UnitId unit, Kind kind, @Nullable LocalDate beganOn,
                         @Nullable LocalDate signedOffOn, boolean completed) implements Fact {

    /** What the assessment decides, as in Client Level Data. */
    public enum Kind { LONG_TERM, SHORT_TERM, FINANCIAL }
}
