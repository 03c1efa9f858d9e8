package plumbline.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks a sign-in name and a password, for the form and for HTTP Basic alike. */
@Component
class PasswordCheck implements AuthenticationProvider {

    /** Longer than any sign-in name; what is longer is nobody's and need not be kept whole. */
    private static final int LONGEST_NAME = 100;

    private final JdbcUsers users;
    private final Passwords passwords;
    private final SignInFailures failures;

    PasswordCheck(JdbcUsers users, Passwords passwords, SignInFailures failures) {
        this.users = users;
        this.passwords = passwords;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        String username = normalised(attempt.getName());
        String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        if (failures.tooMany(username)) {
            throw new LockedException("too many failures");
        }
        // Before the password is compared: one that is replaced meanwhile must not open what its successor opens.
        Optional<SignedInPerson> known = users.person(username);
        if (!matches(username, password) || known.isEmpty()) {
            failures.record(username);
            throw new BadCredentialsException("wrong name or password");
        }
        failures.forget(username);
        SignedInPerson person = known.get();
        return UsernamePasswordAuthenticationToken.authenticated(person, null,
                List.of(new SimpleGrantedAuthority("ROLE_" + person.role().name())));
    }

    private boolean matches(String username, String password) {
        return users.passwordHash(username).map(hash -> passwords.matches(password, hash))
                .orElseGet(() -> {
                    passwords.matchNobody(password);
                    return false;
                });
    }

    /** PostgreSQL cannot store the character zero, and nobody has it in a name. */
    private static String normalised(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
