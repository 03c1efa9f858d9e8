package plumbline.breaches;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/**
 * A documented exception of a breach, or somebody's request for it. The breach stays what the rule said it is; until the
 * waiver ends nobody has to act on it.
 *
 * @param until          the last day on which it holds
 * @param lowestApprover the position of the lowest tier that may approve it
 * @param decidedBy      who approved or refused it; {@code null} while nobody has
 * @param comment        what they said
 * @param endedBy        who ended it early, or the service when it expired or its breach cleared
 * @param process        the live process that ends it; {@code null} when it is not in force or was set aside with others
 * @param setAside       what it was set aside with, by a director; {@code null} when it was granted on its own
 */
public record Waiver(UUID id, BreachId breach, State state, Actor askedBy, Instant askedAt, String reason, LocalDate until,
                     int lowestApprover, @Nullable Actor decidedBy, @Nullable Instant decidedAt, String comment,
                     @Nullable Actor endedBy, @Nullable Instant endedAt, @Nullable String process, @Nullable UUID setAside)
        implements ExceptionRequest {
}
