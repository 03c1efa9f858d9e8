package plumbline.standards;

import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * One case's part in a rate: stage 1 hands these to stage 2, which adds them up by unit. Each number can so be opened
 * into its list.
 *
 * @param standard the rate the case counts towards
 * @param ref      the person, record or location counted; one of each in a rate
 * @param unit     the unit that answers for it
 * @param part     how it counts
 */
public record RateCase(StandardId standard, String ref, UnitId unit, Part part) {

    /** How a case counts: in numerator and denominator, in the denominator alone, or in neither. */
    public enum Part { MET, NOT_MET, UNKNOWN }
}
