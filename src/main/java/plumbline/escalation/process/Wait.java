package plumbline.escalation.process;

import java.time.Instant;

/**
 * How long a process waits at a step, and at which tier.
 *
 * @param tier  the position of the tier that holds the escalation
 * @param dueAt the last moment in time; the next tier's turn begins one second later
 */
public record Wait(int tier, Instant dueAt) {
}
