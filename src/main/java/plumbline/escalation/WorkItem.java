package plumbline.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing on somebody's list.
 *
 * @param kind     what is asked
 * @param action   the action to do, for {@link Kind#DO}; otherwise {@code null}
 * @param dueAt    the last moment in time
 * @param overdue  whether that has passed
 * @param onBehalfOf for whom the person stands in; {@code null} when it is their own
 */
public record WorkItem(EscalationSummary summary, Kind kind, ActionPlan.@Nullable Action action, Instant dueAt, boolean overdue,
                       @Nullable String onBehalfOf) {

    WorkItem onBehalfOf(@Nullable String person) {
        return new WorkItem(summary, kind, action, dueAt, overdue, person);
    }

    /** What is asked of the person. */
    public enum Kind {
        /** The step waits for them. */
        STEP("Yours to do"),
        /** An action of the plan is theirs. */
        DO("Your action"),
        /** A pause or a waiver waits for their decision. */
        DECIDE("Yours to decide"),
        /** Due dates of a plan that they agreed were moved. */
        AGREE_AGAIN("Yours to agree again"),
        /** The board has asked them. */
        ANSWER("The board asks you"),
        /** They carry out what the board decided. */
        BOARD_ACTION("Your action for the board"),
        /** A step of a provider's improvement waits for them. */
        PROVIDER("Provider improvement"),
        /** They hold it while somebody else acts. */
        WATCH("You hold it");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }
}
