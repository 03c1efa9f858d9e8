package plumbline.escalation.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;
import plumbline.escalation.EscalationId;

/**
 * An escalation before the board, from the agenda to the end of what was decided.
 *
 * @param meeting    the meeting that considers it, or considered it last; {@code null} while none is called
 * @param ending     how it ended; {@code null} before
 * @param tier       the position of the tier that held the escalation when it was put on the agenda
 * @param asked      what is asked of the board
 * @param challenges the first one first
 * @param decisions  the first one first
 * @param action     what follows from the decision; {@code null} while nothing does
 */
public record BoardItem(UUID id, EscalationId escalation, @Nullable UUID meeting, ItemStep step, @Nullable Ending ending, int tier,
                        String asked, Instant putOnAt, @Nullable Instant endedAt, String process, List<Challenge> challenges,
                        List<Decision> decisions, @Nullable Action action) {

    /** Whether the board still has to do with it. */
    public boolean open() {
        return step != ItemStep.ENDED;
    }

    /** How it can end. */
    public enum Ending {
        NOTED("Noted"),
        CARRIED_OUT("Decision carried out"),
        TAKEN_OFF("Taken off, because the escalation ended");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }

    /**
     * Something the board asked.
     *
     * @param raisedBy  the office of whoever asked, as the minutes say it
     * @param askedOf   the sign-in name of whoever answers
     * @param overdueAt when the day for the answer passed without one
     * @param answer    {@code null} while there is none
     */
    public record Challenge(int number, String raisedBy, String words, Actor recordedBy, Instant recordedAt, String askedOf,
                            LocalDate answerBy, @Nullable Instant overdueAt, @Nullable String answer, @Nullable Actor answeredBy,
                            @Nullable Instant answeredAt) {
    }

    /** Something the board decided. */
    public record Decision(int number, DecisionKind kind, String words, Actor decidedBy, Instant decidedAt) {
    }

    /**
     * What follows from a decision.
     *
     * @param overdueAt when the due date passed with it not done
     * @param done      what was done; {@code null} while it is not
     */
    public record Action(String owner, LocalDate dueOn, @Nullable Instant overdueAt, @Nullable String done, @Nullable Actor doneBy,
                         @Nullable Instant doneAt) {
    }
}
