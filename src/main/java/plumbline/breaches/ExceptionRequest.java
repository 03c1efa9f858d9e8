package plumbline.breaches;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/** What somebody asks to be excepted for a time, and somebody else decides: a waiver of a breach or a pause of a clock. */
public interface ExceptionRequest {

    UUID id();

    State state();

    Actor askedBy();

    Instant askedAt();

    String reason();

    /** The last day on which it holds. */
    LocalDate until();

    /** The position of the lowest tier that may approve it. */
    int lowestApprover();

    /** Who approved or refused it; {@code null} while nobody has. */
    @Nullable Actor decidedBy();

    @Nullable Instant decidedAt();

    /** What whoever decided said. */
    String comment();

    /** Who ended it early, or the service when it ended by itself; {@code null} while nobody has. */
    @Nullable Actor endedBy();

    @Nullable Instant endedAt();

    /** The process that will end it; {@code null} unless it is in force. */
    @Nullable String process();

    /** Whether it is asked for or in force: while it is, nobody asks for the same again. */
    default boolean live() {
        return state() == State.ASKED || state() == State.IN_FORCE;
    }

    /** Where a request is in its life. */
    enum State {
        ASKED("Asked for"),
        REFUSED("Refused"),
        IN_FORCE("In force"),
        CLEARED("Ended early"),
        EXPIRED("Expired");

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
