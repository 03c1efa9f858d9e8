package plumbline.escalation.setaside;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;

/**
 * Breaches of one standard that a director has set aside together. They stay in breach; nobody has to act on them.
 *
 * @param openedFrom the first day of those that were set aside
 * @param until      the last day on which it holds, unless the standard's rule text changes before
 * @param breaches   how many were set aside
 * @param left       how many of them still are
 * @param director   the sign-in name of whoever answers for it
 * @param endedBy    who ended it, or the service; {@code null} while it is in force
 * @param endReason  why it was ended early; otherwise empty
 * @param process    the live process that will end it; {@code null} once it has ended
 */
public record SetAside(UUID id, StandardId standard, LocalDate openedFrom, String reason, LocalDate until, String ruleTextHash, int breaches,
                       int left, String director, Instant at, State state, @Nullable String endedBy, @Nullable Instant endedAt,
                       String endReason, @Nullable String process) {

    /** Whether it holds, and if not, what ended it. */
    public enum State {
        IN_FORCE("In force"),
        EXPIRED("Ended on its last day"),
        RULE_CHANGED("Ended with a change of the rule"),
        ENDED_EARLY("Ended early");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }
}
