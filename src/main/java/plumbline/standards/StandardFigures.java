package plumbline.standards;

import java.time.Instant;
import java.util.List;
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
     * @param age          how old the facts are that they rest on
     */
    record Figures(Instant asAt, Map<Outcome, Integer> findings, int openBreaches, Age age) {
    }

    /**
     * How old facts are.
     *
     * @param words    the day up to which they are known, in words
     * @param troubles why some may be missing, a sentence for each feed
     */
    record Age(String words, List<String> troubles) {
    }

    /** The figures by standard; a standard that has none is left out. */
    Map<StandardId, Figures> latest();
}
