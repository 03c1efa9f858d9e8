package plumbline.organisation;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who of those named in posts, as deputies or as the fallback can sign in. */
@Component
class Access {

    private final ObjectProvider<PeopleWithoutAccess> accounts;

    Access(ObjectProvider<PeopleWithoutAccess> accounts) {
        this.accounts = accounts;
    }

    /** Those who are suspended or have no account. */
    Set<String> without(Set<String> people) {
        return accounts.stream().map(each -> each.among(people)).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(String person) {
        return without(Set.of(person)).isEmpty();
    }
}
