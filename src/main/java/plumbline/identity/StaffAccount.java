package plumbline.identity;

import org.jspecify.annotations.Nullable;
import plumbline.core.EmailAddress;

/**
 * Somebody's account as an administrator sees it.
 *
 * @param email where they are told that work waits for them; {@code null} for somebody who is not told by mail
 */
public record StaffAccount(SignedInUser person, Standing standing, @Nullable EmailAddress email) {

    /** What an account opens. */
    public enum Standing {
        IN_USE("In use"),
        PASSWORD_TO_CHANGE("Password to change"),
        SUSPENDED("Suspended");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        /** What people read. */
        public String word() {
            return word;
        }
    }
}
