package plumbline.escalation;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person is told on My work until they have read it.
 *
 * @param reference the escalation's reference
 */
public record Notice(UUID id, EscalationId escalation, String reference, Instant at, String words) {
}
