package plumbline.escalation.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The pauses of one escalation and the waivers of its cases as its page shows them.
 *
 * @param asking   the longest pause that may be asked for, in words; empty when the person may not ask
 * @param waivable the cases for which the person may ask for a waiver, by the id of their breach
 */
record PauseSection(String asking, Map<String, String> waivable, List<PauseView> pauses) {

    /** Whether there is anything to show or to do. */
    public boolean shown() {
        return !asking.isEmpty() || !waivable.isEmpty() || !pauses.isEmpty();
    }

    /**
     * One pause or waiver.
     *
     * @param inDiagram the ids of the steps in the drawing that were passed, with blanks between them
     * @param path    {@code pauses} or {@code waivers}, the part of the address that differs
     * @param left    how much of it is left; empty when it is not in force
     * @param decided who decided and what they said; who will, while nobody has
     * @param passed  what its process has passed and where it is; empty while nobody has granted it
     * @param ended   who ended it and when; empty while nobody has
     */
    record PauseView(UUID id, String path, String title, String state, boolean inForce, String reason, String asked, String until, String left,
                     String decided, String ended, boolean mayDecide, boolean mayEnd, List<PassedView> passed, String inDiagram) {
    }

    /** One step of the process until it expires. */
    record PassedView(String words, boolean current) {
    }
}
