package plumbline.identity;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.organisation.SuspendedPeople;

/** Tells the organisation whose account is suspended. */
@Component
class StoredSuspensions implements SuspendedPeople {

    private final JdbcClient jdbc;

    StoredSuspensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> suspended() {
        return Set.copyOf(jdbc.sql("select username from app_user where suspended_at is not null").query(String.class).list());
    }
}
