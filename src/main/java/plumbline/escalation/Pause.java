package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.ExceptionRequest;
import plumbline.core.Actor;

/**
 * An escalation's clock held for a time, or somebody's request for it.
 *
 * @param number         1 for the escalation's first
 * @param until          the last day on which the clock is held
 * @param lowestApprover the position of the lowest tier that may approve it
 * @param decidedBy      who approved or refused it; {@code null} while nobody has
 * @param comment        what they said
 * @param endedBy        who ended it early, or the service when it expired
 */
public record Pause(UUID id, EscalationId escalation, int number, State state, Actor askedBy, Instant askedAt, String reason,
                    LocalDate until, int lowestApprover, @Nullable Actor decidedBy, @Nullable Instant decidedAt, String comment,
                    @Nullable Actor endedBy, @Nullable Instant endedAt, @Nullable String process)
        implements ExceptionRequest {
}
