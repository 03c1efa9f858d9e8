package plumbline.establishment;

import java.util.Optional;

/**
 * One thing that an upload would change.
 *
 * @param what    what it is
 * @param unit    the code of the unit, or of the unit of the post
 * @param about   what it is done to, in words
 * @param words   from what to what, in words
 * @param passesFrom who held the post until now and would not any more; empty when it is about something else
 */
public record PlannedChange(What what, String unit, String about, String words, Optional<String> passesFrom) {

    /** What can be done; nothing is ever removed. */
    public enum What {
        UNIT_ADDED("Unit added"),
        UNIT_RENAMED("Unit renamed"),
        UNIT_MOVED("Unit moved"),
        POST_ADDED("Post added"),
        POST_RENAMED("Post renamed"),
        POST_FILLED("Post filled"),
        POST_PASSED_ON("Post passed on"),
        POST_VACATED("Post vacated");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** What people read. */
        public String word() {
            return word;
        }
    }
}
