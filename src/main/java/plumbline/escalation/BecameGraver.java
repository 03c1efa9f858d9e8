package plumbline.escalation;

import plumbline.core.Severity;

/**
 * An escalation has been raised to a graver severity at the tier that holds it. Published in the transaction, which holds its row.
 *
 * @param escalation as it is now
 * @param from       the severity it had
 */
public record BecameGraver(Escalation escalation, Severity from) {
}
