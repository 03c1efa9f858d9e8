package plumbline.standards;

import java.util.List;
import plumbline.core.StandardId;

/**
 * The changes to a standard that somebody works on, for its page. Standards know nothing of change requests; a module above
 * provides this, and the page does without when none does.
 */
public interface StandardChanges {

    /**
     * A change that is not in force yet.
     *
     * @param reference what people call it, for example {@code RC-0012}
     * @param state     how far it is, in words
     * @param address   where its page is
     */
    record Change(String reference, String state, String address) {
    }

    /** The changes to a standard that are under way. */
    List<Change> underWay(StandardId standard);
}
