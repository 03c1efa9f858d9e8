package plumbline.identity;

/**
 * A token that was just made. It is in nobody's hands but the reader's: the service keeps its hash only.
 *
 * @param token what the other system sends as {@code Authorization: Bearer}
 */
public record IssuedToken(ServiceAccount account, String token) {

    /** It must not end up in a log. */
    @Override
    public String toString() {
        return "IssuedToken[" + account.name() + "]";
    }
}
