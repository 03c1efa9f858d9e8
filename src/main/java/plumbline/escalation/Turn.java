package plumbline.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is, until when, and who comes next if nothing happens.
 *
 * @param step         what is waited for
 * @param tier         the position of the tier that holds the escalation
 * @param holder       the sign-in name of that tier's post holder; {@code null} when nobody holds a post there or above
 * @param actsNext     who has to act for the step to end: the holder, or the tier above where it agrees or signs
 * @param nextTier     the tier it climbs to when the limit passes; {@code null} at the top
 * @param nextHolder   who holds it then
 * @param since        when the step began at this tier
 * @param dueAt        the last moment in time; {@code null} once closed
 * @param overdueSince since when a limit has been passed at the top, where it cannot climb further
 */
public record Turn(Step step, int tier, @Nullable String holder, @Nullable String actsNext, @Nullable Integer nextTier,
                   @Nullable String nextHolder, Instant since, @Nullable Instant dueAt, @Nullable Instant overdueSince) {

    Turn actsNext(@Nullable String other) {
        return new Turn(step, tier, holder, other, nextTier, nextHolder, since, dueAt, overdueSince);
    }

    Turn dueAt(Instant other) {
        return new Turn(step, tier, holder, actsNext, nextTier, nextHolder, since, other, overdueSince);
    }
}
