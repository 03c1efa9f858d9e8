package plumbline.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.Page;
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
     * One page of the findings that fit, in order of standard, deadline and subject; the last page when there are fewer. Empty
     * when no run has completed yet.
     */
    Page<Finding> find(FindingFilter filter, int page);

    /**
     * A finding with when it held.
     *
     * @param rules    the version of the rule set that said so first
     * @param from     the moment as at which it was said first
     * @param until    the moment as at which it was no longer so; empty while it holds
     */
    record Decision(Finding finding, RuleSetVersion rules, Instant from, Optional<Instant> until) {
    }

    /** Everything that was ever found about a person, case, location or unit, the latest first; runs that looked back are left out. */
    Page<Decision> history(String subject, int page);

    /** How many findings of each outcome each standard has in a run. */
    Map<StandardId, Map<Outcome, Integer>> counts(RunId run);
}
