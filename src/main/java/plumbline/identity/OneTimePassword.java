package plumbline.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * A password that was just made. It is in nobody's hands but the reader's, and whoever signs in with it has to choose another.
 *
 * @param password what is typed at the first sign-in
 * @param until    the last moment at which it opens the account
 */
public record OneTimePassword(String username, String password, Instant until) {

    /** How long it is good for: a letter with it may lie about. */
    public static final Duration GOOD_FOR = Duration.ofDays(7);

    /** It must not end up in a log. */
    @Override
    public String toString() {
        return "OneTimePassword[" + username + "]";
    }
}
