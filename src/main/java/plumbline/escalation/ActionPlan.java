package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is kept; the four answers are as in {@link PlanDraft}.
 *
 * @param number  1 for the escalation's first plan
 * @param comment what whoever agreed or returned it said
 */
public record ActionPlan(UUID id, int number, State state, String goal, String reason, String change, String success,
                         String draftedBy, Instant draftedAt, @Nullable String decidedBy, @Nullable Instant decidedAt,
                         String comment, List<Action> actions) {

    /** Where a plan is in its life. */
    public enum State {
        DRAFTED("Drafted, to be agreed"),
        RETURNED("Returned"),
        AGREED("Agreed"),
        /** Agreed once, but the re-test found the breach again and another plan took its place. */
        SUPERSEDED("Superseded");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }

    /**
     * One action of a plan.
     *
     * @param number      1 to 4
     * @param dueOn       the day its owner promises now
     * @param firstDueOn  the day that was agreed first; it never changes
     * @param agreedDueOn the day that was agreed last; it is overdue after that one
     * @param overdueAt   when its due date passed with it not done
     * @param moves       every move of its due date, the first one first
     */
    public record Action(UUID id, int number, String title, String owner, LocalDate dueOn, LocalDate firstDueOn, LocalDate agreedDueOn,
                         String successMeasure, String vehicle, @Nullable Instant doneAt, @Nullable Instant overdueAt,
                         List<Evidence> evidence, List<DueDateMove> moves) {

        /** The word people read. */
        public String word() {
            return doneAt != null ? "Done" : overdueAt != null ? "Overdue" : "To do";
        }
    }

    /**
     * What shows that an action was done: a note, a link, a file, or any of them together.
     *
     * @param link     an address, or empty
     * @param fileName the file's name, or {@code null} when there is none
     */
    public record Evidence(UUID id, String note, String link, @Nullable String fileName, String attachedBy, Instant attachedAt) {
    }
}
