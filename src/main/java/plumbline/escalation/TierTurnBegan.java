package plumbline.escalation;

/** Another tier holds an escalation, or the first one does. Published in the transaction, which holds its row. */
public record TierTurnBegan(Escalation escalation) {
}
