package plumbline.escalation.theme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import plumbline.escalation.EscalationId;

/**
 * An improvement theme.
 *
 * @param change      what it is to change
 * @param director    the sign-in name of the director who champions it
 * @param ends        the last day
 * @param escalations those whose plans it gathers
 */
public record Theme(UUID id, String title, String change, String director, LocalDate starts, LocalDate ends, List<EscalationId> escalations) {
}
