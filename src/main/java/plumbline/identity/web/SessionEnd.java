package plumbline.identity.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plumbline.identity.StaffAccount.Standing;
import plumbline.identity.StaffAccounts.Access;

/** Why somebody who was signed in is led to the sign-in page. */
enum SessionEnd {

    /** Tells nothing that somebody who never signed in is not told. */
    SUSPENDED("", "Sign in first."),
    OVERTAKEN("access", "Your password or your access was changed after you signed in. Sign in again."),
    TOO_LONG("hours", "You signed in more than 8 hours ago. Sign in again to go on.");

    private final String word;
    private final String words;

    SessionEnd(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** @return {@code null} while the session goes on */
    static @Nullable SessionEnd of(Access access, boolean tooLong) {
        if (access.standing() == Standing.SUSPENDED) {
            return SUSPENDED;
        } else if (access.overtaken()) {
            return OVERTAKEN;
        }
        return tooLong ? TOO_LONG : null;
    }

    /** What the sign-in page says about a word in its address; {@code null} for any other word. */
    static @Nullable String wordsOf(@Nullable String word) {
        return Arrays.stream(values()).filter(end -> end != SUSPENDED && end.word.equals(word)).map(SessionEnd::words).findFirst().orElse(null);
    }

    /** What people read. */
    String words() {
        return words;
    }

    /** The page it leads to, within the service. */
    String page() {
        return "/sign-in" + (word.isEmpty() ? "" : "?ended=" + word);
    }
}
