package plumbline.escalation;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person is told on My work until they have read it.
 *
 * @param reference the escalation's reference
 * @param told      whom it is for: the person who reads it, or somebody for whom they stand in
 */
public record Notice(UUID id, EscalationId escalation, String reference, String told, Instant at, String words) {
}
