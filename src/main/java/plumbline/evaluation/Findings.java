package plumbline.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.StandardId;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSetVersion;

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

    /**
     * A finding with when it held.
     *
     * @param rules    the version of the rule set that said so first
     * @param from     the moment as at which it was said first
     * @param until    the moment as at which it was no longer so; empty while it holds
     */
    record Decision(Finding finding, RuleSetVersion rules, Instant from, Optional<Instant> until) {
    }

    /**
     * One page of all decisions about somebody or something.
     *
     * @param decisions the latest first
     * @param total     how many there are on all pages
     */
    record History(List<Decision> decisions, int number, int total) {
        /** How many pages there are, at least one. */
        public int pages() {
            return Page.pages(total);
        }
    }

    /** Everything that was ever found about a person, case, location or unit; runs that looked back are left out. */
    History history(String subject, int page);

    /** How many findings of each outcome each standard has in a run. */
    Map<StandardId, Map<Outcome, Integer>> counts(RunId run);
}
