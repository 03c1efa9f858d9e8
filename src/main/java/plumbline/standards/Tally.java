package plumbline.standards;

import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * The added-up cases of one rate for one unit, which stage 2 judges. Unknown cases count in neither part and are shown
 * beside the rate.
 *
 * @param level the kind of unit: {@code TEAM}, {@code SERVICE_AREA} or {@code COUNCIL}
 */
public record Tally(StandardId standard, UnitId unit, String level, int met, int total, int unknown) {

    public Tally {
        if (met < 0 || unknown < 0 || met > total) {
            throw new IllegalArgumentException(standard + " for " + unit + ": " + met + " of " + total + ", " + unknown + " unknown");
        }
    }
}
