package plumbline.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told on My work until they have read it.
 *
 * @param escalation the escalation it is about; {@code null} when it is about something else
 * @param reference  the escalation's reference, or what else it is about, for example a standard's id
 * @param address    the page of that, for example {@code /standards/targets}
 * @param told       whom it is for: the person who reads it, or somebody for whom they stand in
 */
public record Notice(UUID id, @Nullable EscalationId escalation, String reference, String address, String told, Instant at, String words) {
}
