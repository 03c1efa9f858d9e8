package plumbline.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.organisation.PeopleWithoutAccess;

/** Answers from the accounts that are kept here. */
@Component
class StoredAccess implements PeopleWithoutAccess {

    private final JdbcClient jdbc;

    StoredAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> among(Collection<String> people) {
        Set<String> without = new HashSet<>(people);
        without.removeAll(jdbc.sql("select username from app_user where username = any (?) and suspended_at is null")
                .param(people.toArray(String[]::new)).query(String.class).set());
        return Set.copyOf(without);
    }
}
