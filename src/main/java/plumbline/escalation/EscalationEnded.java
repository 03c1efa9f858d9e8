package plumbline.escalation;

/** An escalation has closed. Published in the transaction that closed it, which holds its row. */
public record EscalationEnded(Escalation escalation) {
}
