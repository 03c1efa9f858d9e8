package plumbline.identity;

import java.util.List;
import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/** The accounts of other systems. An administrator makes, renews and revokes them. */
public interface ServiceAccounts {

    /** The longest time a token may be good, in days. */
    int LONGEST_LIFE = 365;

    /**
     * Makes an account with its first token.
     *
     * @param days      how many days from today the token is good, 1 to {@link #LONGEST_LIFE}
     * @param resultsTo where results are mailed; empty when nowhere
     */
    Attempt<IssuedToken> create(String name, int days, String resultsTo, Actor actor);

    /** Gives an account another token; the one before stops being good at once. */
    Attempt<IssuedToken> renew(long id, int days, Actor actor);

    /** Ends an account for good. */
    Attempt<ServiceAccount> revoke(long id, Actor actor);

    /** All of them, those that may call first, then by name. */
    List<ServiceAccount> all();

    /** The account whose token somebody sent, or why it opens nothing. */
    Attempt<ServiceAccount> calling(String token);

    /** The account that did something, if it was one. */
    Optional<ServiceAccount> acting(Actor actor);
}
