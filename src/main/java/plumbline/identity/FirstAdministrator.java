package plumbline.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Lets the first person in: when nobody can sign in yet, the administrator is created with the password of
 * {@code PLUMBLINE_ADMINISTRATOR_PASSWORD}. A demonstration brings its own people.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    static final String USERNAME = "administrator";
    static final int SHORTEST_PASSWORD = 12;

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final JdbcUsers users;
    private final String password;
    private final boolean demonstration;

    FirstAdministrator(JdbcUsers users, @Value("${plumbline.administrator.password:}") String password,
                       @Value("${plumbline.demonstration}") boolean demonstration) {
        this.users = users;
        this.password = password;
        this.demonstration = demonstration;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demonstration || !users.nobodyYet()) {
            return;
        }
        if (password.isEmpty()) {
            LOG.warn("Nobody can sign in yet. Set PLUMBLINE_ADMINISTRATOR_PASSWORD and start again to create the administrator.");
            return;
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException("PLUMBLINE_ADMINISTRATOR_PASSWORD is too short: give at least "
                    + SHORTEST_PASSWORD + " characters");
        }
        users.createAdministrator(USERNAME, password);
        LOG.info("Created the first user, {}", USERNAME);
    }
}
