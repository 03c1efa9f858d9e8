package plumbline.standards;

import java.time.Instant;
import java.util.Map;
import plumbline.core.StandardId;

/**
 * The current figures of the standards, for their pages. Standards know nothing of runs and breaches; a module above provides
 * this, and the pages do without when none does.
 */
public interface StandardFigures {

    /**
     * What the latest completed run found for one standard.
     *
     * @param asAt         the moment the facts were judged as at
     * @param findings     how many findings there are of each outcome
     * @param openBreaches how many of its breaches are open now
     */
    record Figures(Instant asAt, Map<Outcome, Integer> findings, int openBreaches) {
    }

    /** The figures by standard; a standard that has none is left out. */
    Map<StandardId, Figures> latest();
}
