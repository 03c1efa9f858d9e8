package plumbline.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.EmailAddress;
import plumbline.core.UnitId;

/** Keeps the people who may sign in in {@code app_user}. */
@Component
class JdbcUsers implements Users {

    /** What a post without a unit belongs to as long as no council is set up. */
    private static final String COUNCIL_TO_BE = "council";

    private static final String SELECT = """
            select username, title, role, access_number,
                   coalesce(unit, (select code from org_unit where kind = 'COUNCIL'), '%s') as unit_code
            from app_user""".formatted(COUNCIL_TO_BE);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;
    private final boolean demonstration;

    JdbcUsers(JdbcClient jdbc, Passwords passwords, Clock clock, @Value("${plumbline.demonstration}") boolean demonstration) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @Override
    public void create(String username, String rawPassword, String title, Role role, UnitId unit) {
        store(username, rawPassword, title, role, unit.value());
    }

    /** Adds the first administrator, who is there before any unit is. */
    void createAdministrator(String username, String rawPassword) {
        store(username, rawPassword, Role.ADMINISTRATOR.word(), Role.ADMINISTRATOR, null);
    }

    private void store(String username, String rawPassword, String title, Role role, @Nullable String unit) {
        jdbc.sql("insert into app_user (username, password_hash, title, role, unit, demonstration) values (?, ?, ?, ?, ?, ?)")
                .params(username, passwords.hash(rawPassword), title, role.name(), unit, demonstration).update();
    }

    @Override
    public List<SignedInUser> all() {
        return jdbc.sql(SELECT).query(SignedInPerson.class).list().stream()
                .sorted(Comparator.comparing(SignedInPerson::role).thenComparing(SignedInPerson::title).thenComparing(SignedInPerson::username))
                .map(SignedInUser.class::cast).toList();
    }

    @Override
    public Optional<SignedInUser> named(String username) {
        return person(username).map(SignedInUser.class::cast);
    }

    @Override
    public boolean maySignIn(String username) {
        return jdbc.sql("select exists (select from app_user where username = ? and suspended_at is null)").param(username).query(Boolean.class).single();
    }

    @Override
    public Optional<EmailAddress> emailOf(String username) {
        return jdbc.sql("select email from app_user where username = ? and email is not null and suspended_at is null").param(username)
                .query(String.class).optional().map(EmailAddress::new);
    }

    Optional<SignedInPerson> person(String username) {
        return jdbc.sql(SELECT + " where username = ?").param(username).query(SignedInPerson.class).optional();
    }

    /** Empty for somebody who is suspended or whose one-time password has run out, as for nobody: whoever tries to sign in learns no difference. */
    Optional<String> passwordHash(String username) {
        return jdbc.sql("select password_hash from app_user where username = ? and suspended_at is null and (one_time_until is null or one_time_until >= ?)")
                .params(username, clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).optional();
    }

    boolean nobodyYet() {
        return jdbc.sql("select not exists (select from app_user)").query(Boolean.class).single();
    }
}
