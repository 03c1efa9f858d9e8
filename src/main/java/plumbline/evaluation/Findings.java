package plumbline.evaluation;

import java.util.List;
import java.util.Map;
import plumbline.core.StandardId;
import plumbline.standards.Outcome;

/**
 * The findings of all runs, to read.
 */
public interface Findings {

    /** How many findings a page holds. */
    int PAGE_SIZE = 25;

    /**
     * One page of a list.
     *
     * @param findings in order of standard, deadline and subject
     * @param total    how many there are on all pages
     */
    record Page(List<Finding> findings, int number, int total) {
        /** How many pages there are, at least one. */
        public int pages() {
            return pages(total);
        }

        static int pages(int total) {
            return Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        }
    }

    /** One page of the findings that fit, the first being number 1; the last page when there are fewer. Empty when no run has completed yet. */
    Page find(FindingFilter filter, int page);

    /** How many findings of each outcome each standard has in a run. */
    Map<StandardId, Map<Outcome, Integer>> counts(RunId run);
}
