package plumbline.breaches;

import java.util.List;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/** Says what work breaches would make that are not there yet. Asked of whoever routes breaches to people. */
public interface NewWork {

    /** How many breaches of a standard in a unit would open with a severity. */
    record Opening(StandardId standard, UnitId unit, Severity severity, int breaches) {
    }

    /**
     * What would begin at a tier.
     *
     * @param tier        the position of the tier, 1 for the lowest
     * @param escalations how many escalations would begin there
     * @param breaches    how many breaches they would carry, with those that join an escalation there is
     */
    record AtTier(int tier, String name, int escalations, int breaches) {
    }

    /** The tiers at which something would begin, the lowest first. */
    List<AtTier> of(List<Opening> openings);
}
