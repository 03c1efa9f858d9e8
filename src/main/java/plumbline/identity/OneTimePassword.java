package plumbline.identity;

/**
 * A password that was just made. It is in nobody's hands but the reader's, and whoever signs in with it has to choose another.
 *
 * @param password what is typed at the first sign-in
 */
public record OneTimePassword(String username, String password) {

    /** It must not end up in a log. */
    @Override
    public String toString() {
        return "OneTimePassword[" + username + "]";
    }
}
