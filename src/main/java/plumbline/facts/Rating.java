package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * The latest published rating of a location. Where CQC gives no overall rating because it rated several services, the
 * worst rating over its services counts.
 *
 * @param ref         the CQC location id
 * @param band        the rating
 * @param publishedOn the day it was published
 * @param basis       what it was read from, in words: "overall" or "worst of its services: Care Homes, Effective"
 */
public record Rating(String ref, UnitId unit, Band band, @Nullable LocalDate publishedOn, String basis) implements Fact {

    /** The four ratings of the regulator, best first, and none. */
    public enum Band { OUTSTANDING, GOOD, REQUIRES_IMPROVEMENT, INADEQUATE, NOT_RATED }
}
