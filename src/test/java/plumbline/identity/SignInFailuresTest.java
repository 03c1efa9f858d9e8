package plumbline.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;

@PlumblineTest
class SignInFailuresTest {

    @Autowired
    PasswordCheck check;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    String username;

    @BeforeEach
    void makeSomebody() {
        username = TestUsers.anybody(users, jdbc, Role.AUDITOR);
    }

    @Test
    void lockTheNameAfterTenWithinFifteenMinutes() {
        fail(username, 9);
        assertThat(signIn(username, TestUsers.PASSWORD).isAuthenticated()).isTrue();
        fail(username, 10);
        assertThatThrownBy(() -> signIn(username, TestUsers.PASSWORD)).isInstanceOf(LockedException.class);
    }

    @Test
    void areForgottenAfterFifteenMinutes() {
        fail(username, 10);
        jdbc.sql("update sign_in_failure set at = at - interval '14 minutes 50 seconds' where username = ?").param(username).update();
        assertThatThrownBy(() -> signIn(username, TestUsers.PASSWORD)).isInstanceOf(LockedException.class);
        jdbc.sql("update sign_in_failure set at = at - interval '10 seconds' where username = ?").param(username).update();
        assertThat(signIn(username, TestUsers.PASSWORD).isAuthenticated()).isTrue();
    }

    @Test
    void lockANameThatDoesNotExistToo() {
        String nobody = "nobody-" + UUID.randomUUID();
        fail(nobody, 10);
        assertThatThrownBy(() -> signIn(nobody, "x")).isInstanceOf(LockedException.class);
    }

    @Test
    void neverStoreAPasswordAsItIs() {
        assertThatThrownBy(() -> jdbc.sql("update app_user set password_hash = 'secret' where username = ?").param(username).update())
                .hasMessageContaining("app_user_password_hash_check");
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> signIn(name, "wrong")).isInstanceOf(BadCredentialsException.class);
        }
    }

    private Authentication signIn(String name, String password) {
        return check.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
    }
}
