package plumbline.escalation;

import java.time.Instant;
import plumbline.core.Actor;

/**
 * What somebody signed at a stage of a plan.
 *
 * @param planNumber 1 for the escalation's first plan
 * @param version    of the escalation when it was signed
 * @param sha256     of what was signed, in hexadecimal
 * @param outOfDate  whether what was signed reads otherwise now
 * @param signedAgain whether the stage was signed again later; the later signature counts
 */
public record StageSignOff(int planNumber, Stage stage, Actor signedBy, Instant signedAt, int version, String sha256, String comment,
                           boolean outOfDate, boolean signedAgain) {
}
