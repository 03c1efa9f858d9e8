package plumbline.organisation;

import java.util.Set;

/** Says who holds a post but may not sign in, so that nothing waits for them. The module that keeps the accounts answers. */
public interface SuspendedPeople {

    /** Their sign-in names. */
    Set<String> suspended();
}
