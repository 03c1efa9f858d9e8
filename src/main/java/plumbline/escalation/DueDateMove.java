package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/**
 * A move of the due date of an action after its plan was agreed.
 *
 * @param decidedBy who agreed or refused it; {@code null} while nobody has
 * @param comment   what they said
 */
public record DueDateMove(LocalDate from, LocalDate to, String reason, Actor movedBy, Instant movedAt, State state,
                          @Nullable Actor decidedBy, @Nullable Instant decidedAt, String comment) {

    /** Where a move is in its life. */
    public enum State {
        ASKED("To be agreed"),
        AGREED("Agreed"),
        REFUSED("Refused");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }
}
