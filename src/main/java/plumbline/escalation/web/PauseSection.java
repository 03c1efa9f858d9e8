package plumbline.escalation.web;

import java.util.List;
import java.util.UUID;

/**
 * The pauses of one escalation as its page shows them.
 *
 * @param asking the longest that may be asked for, in words; empty when the person may not ask
 */
record PauseSection(String asking, List<PauseView> pauses) {

    /** Whether there is anything to show or to do. */
    public boolean shown() {
        return !asking.isEmpty() || !pauses.isEmpty();
    }

    /**
     * One pause.
     *
     * @param left    how much of it is left; empty when it is not in force
     * @param decided who decided and what they said; who will, while nobody has
     * @param ended   who ended it and when; empty while nobody has
     */
    record PauseView(UUID id, int number, String state, boolean inForce, String reason, String asked, String until, String left,
                     String decided, String ended, boolean mayDecide, boolean mayEnd) {
    }
}
