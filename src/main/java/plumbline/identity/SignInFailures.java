package plumbline.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after ten failures in fifteen minutes a sign-in name is locked until the oldest of them is fifteen
 * minutes old. Names that do not exist are counted too, so that the lock does not tell which names do. The counts are in
 * the database, so that several nodes share them.
 */
@Component
class SignInFailures {

    static final int ALLOWED = 10;
    static final Duration WITHIN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInFailures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean tooMany(String username) {
        return jdbc.sql("select count(*) from sign_in_failure where username = ? and at > ?")
                .params(username, oldestThatCounts()).query(Integer.class).single() >= ALLOWED;
    }

    void record(String username) {
        jdbc.sql("delete from sign_in_failure where at <= ?").param(oldestThatCounts()).update();
        jdbc.sql("insert into sign_in_failure (username, at) values (?, ?)").params(username, now()).update();
    }

    void forget(String username) {
        jdbc.sql("delete from sign_in_failure where username = ?").param(username).update();
    }

    private OffsetDateTime oldestThatCounts() {
        return now().minus(WITHIN);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
