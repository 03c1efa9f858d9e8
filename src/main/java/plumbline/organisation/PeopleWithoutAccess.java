package plumbline.organisation;

import java.util.Collection;
import java.util.Set;

/** Says who holds a post but cannot sign in, so that nothing waits for them. The module that keeps the accounts answers. */
public interface PeopleWithoutAccess {

    /**
     * Those who are suspended or have no account.
     *
     * @param people sign-in names
     */
    Set<String> among(Collection<String> people);
}
