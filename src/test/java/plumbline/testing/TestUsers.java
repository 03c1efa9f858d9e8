package plumbline.testing;

import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.Users;

/** Makes people who can sign in; their password is {@link #PASSWORD}. */
public final class TestUsers {

    public static final String PASSWORD = "a password for tests";

    private TestUsers() {
    }

    /** A new person of a role at the council itself; makes the council when there is none. */
    public static String anybody(Users users, JdbcClient jdbc, Role role) {
        String username = role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + UUID.randomUUID().toString().substring(0, 8);
        users.create(username, PASSWORD, role.word() + " for tests", role, council(jdbc));
        return username;
    }

    /** The council, made when there is none. */
    public static UnitId council(JdbcClient jdbc) {
        jdbc.sql("""
                insert into org_unit (code, kind, name, parent, depth) values ('council', 'COUNCIL', 'Test Council', null, 0)
                on conflict do nothing""").update();
        return new UnitId(jdbc.sql("select code from org_unit where kind = 'COUNCIL'").query(String.class).single());
    }
}
