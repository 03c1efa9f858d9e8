package plumbline.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.identity.StaffAccount.Standing;

/** The accounts of people. An administrator makes, suspends and reactivates them; everybody chooses their own password. */
public interface StaffAccounts {

    /** The shortest password that somebody may choose, in characters. */
    int SHORTEST_PASSWORD = 12;

    /** What was typed: the sign-in name, the post's title, the name of a role and the code of a unit. */
    record Draft(String username, String postTitle, String role, String unit) {
    }

    /**
     * What the account of somebody who signed in opens now.
     *
     * @param standing  {@code null} when there is no account
     * @param overtaken whether the password was changed or the account suspended after they signed in, so that they have to sign in anew
     */
    record Access(@Nullable Standing standing, boolean overtaken) {
    }

    /** Adds a person with a one-time password. */
    Attempt<OneTimePassword> add(Draft draft, Actor actor);

    /** Gives a person another one-time password; the one before is good no more, and whoever is signed in with it is out. */
    Attempt<OneTimePassword> renew(String username, Actor actor);

    /** Shuts the door to a person, also to one who is signed in; nobody shuts themselves out. */
    Attempt<StaffAccount> suspend(String username, Actor actor);

    /** Opens it again with the password of before. */
    Attempt<StaffAccount> reactivate(String username, Actor actor);

    /** Says where a person is told by mail that work waits for them; an empty text ends it. */
    Attempt<StaffAccount> tellAt(String username, String email, Actor actor);

    /** Puts a password that its owner chose in the place of the present one. Every session of before is out; the account's person is who stays in. */
    Attempt<StaffAccount> choosePassword(SignedInUser user, String present, String chosen, String again);

    /** Everybody, the highest tier first, then by title. */
    List<StaffAccount> all();

    /** What an account opens now; {@code null} when there is none. */
    @Nullable Standing standing(String username);

    /** What is open to somebody who signed in some time ago. */
    Access access(SignedInUser user);
}
