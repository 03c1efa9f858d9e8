package plumbline.studio.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a standard.
 *
 * @param number        from 1, the first decision about the standard
 * @param evidence      what was known when it was decided, in words
 * @param changeRequest what was begun because of it; {@code null} when the standard was kept
 */
public record DecidedReview(String standard, int number, ReviewDecision decision, String reason, String evidence, @Nullable String changeRequest,
                            String decidedBy, Instant decidedAt) {
}
