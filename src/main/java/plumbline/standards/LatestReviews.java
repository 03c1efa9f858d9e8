package plumbline.standards;

import java.time.Instant;
import java.util.Map;
import plumbline.core.StandardId;

/**
 * What was last decided about each standard at its six-month review, for its page. Standards know nothing of reviews; a module
 * above provides this, and the page does without when none does.
 */
public interface LatestReviews {

    /**
     * A decision at a review.
     *
     * @param decision what was decided, in words
     * @param by       who decided
     * @param at       when
     */
    record Review(String decision, String by, Instant at) {
    }

    /** The latest decision about each standard; one that nobody has reviewed yet is left out. */
    Map<StandardId, Review> latestReviews();
}
