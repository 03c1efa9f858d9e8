package plumbline.intake.privacy;

import java.time.Instant;

/** A legal hold: nothing of the person goes while it is there. */
public record RetentionHold(long id, String person, String reason, String heldBy, Instant heldAt) {
}
