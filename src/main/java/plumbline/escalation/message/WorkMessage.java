package plumbline.escalation.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.Step;

/**
 * What somebody is to be told of one escalation.
 *
 * @param username whose turn it is, or who was told of it on My work
 * @param dueAt    when its step is due; {@code null} where it has no limit
 */
record WorkMessage(long id, UUID escalation, String reference, StandardId standard, String username, Kind kind, Step step, Severity severity,
                   @Nullable Instant dueAt) {

    /** Why. */
    enum Kind {
        TURN, REMINDER, OVERDUE, TOLD
    }
}
