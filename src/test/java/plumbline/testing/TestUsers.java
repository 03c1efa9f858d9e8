package plumbline.testing;

import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.Users;

/** Makes people who can sign in; their password is {@link #PASSWORD}. */
public final class TestUsers {

    public static final String PASSWORD = "a password for tests";

    private static final String PASSWORD_THAT_NOBODY_KNOWS = "{bcrypt}" + "nobody-knows-it".repeat(2);

    private TestUsers() {
    }

    /** A new person of a role at the council itself; makes the council when there is none. */
    public static String anybody(Users users, JdbcClient jdbc, Role role) {
        String username = role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + UUID.randomUUID().toString().substring(0, 8);
        users.create(username, PASSWORD, role.word() + " for tests", role, council(jdbc));
        return username;
    }

    /**
     * Accounts for those who answer for posts and never sign in here: nobody knows their password, and making one that somebody knows takes a tenth of
     * a second. Who has an account keeps it.
     */
    public static void whoNeverSignIn(JdbcClient jdbc, Collection<String> usernames) {
        jdbc.sql("""
                insert into app_user (username, password_hash, title, role, demonstration)
                select username, ?, username, 'TEAM_MANAGER', false from unnest(?) username on conflict do nothing""")
                .params(PASSWORD_THAT_NOBODY_KNOWS, usernames.toArray(String[]::new)).update();
    }

    /** Somebody of {@link #whoNeverSignIn} signs in after all, with {@link #PASSWORD}; who does so already stays as they are. */
    public static void signsIn(Users users, JdbcClient jdbc, String username, String title, Role role, UnitId unit) {
        jdbc.sql("delete from app_user where username = ? and password_hash = ?").params(username, PASSWORD_THAT_NOBODY_KNOWS).update();
        if (users.named(username).isEmpty()) {
            users.create(username, PASSWORD, title, role, unit);
        }
    }

    /** The council, made when there is none. */
    public static UnitId council(JdbcClient jdbc) {
        jdbc.sql("""
                insert into org_unit (code, kind, name, parent, depth) values ('council', 'COUNCIL', 'Test Council', null, 0)
                on conflict do nothing""").update();
        return new UnitId(jdbc.sql("select code from org_unit where kind = 'COUNCIL'").query(String.class).single());
    }
}
