package plumbline.identity;

import java.util.List;
import java.util.Optional;
import plumbline.core.EmailAddress;
import plumbline.core.UnitId;

/** The people who have an account. */
public interface Users {

    /**
     * Adds a person. A name that is taken or not allowed is the caller's mistake and throws.
     *
     * @param username    lower-case letters, digits, dots, hyphens, underscores and at signs, at most 80
     * @param rawPassword the password as the person types it; only its hash is kept
     * @param title       the post's title, for example {@code Head of service, Older people}
     * @param unit        the unit the post belongs to; it must be there already
     */
    void create(String username, String rawPassword, String title, Role role, UnitId unit);

    /** Everybody who has an account, the highest tier first, then by title. */
    List<SignedInUser> all();

    /** The person with a sign-in name. */
    Optional<SignedInUser> named(String username);

    /** Where a person is told by mail that work waits for them; empty for nobody, for somebody without an address and for somebody suspended. */
    Optional<EmailAddress> emailOf(String username);

    /** Whether there is somebody of that sign-in name who is not suspended. */
    boolean maySignIn(String username);
}
