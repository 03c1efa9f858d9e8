package plumbline.identity;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords. Each hash names its way of hashing, so that the way can be changed while people keep their passwords.
 */
@Component
class Passwords {

    /**
     * The weakest bcrypt there is. Demonstration passwords are printed on the sign-in page, so there is nothing to
     * protect, and sixty of them must be hashed before the first start is ready.
     */
    private static final int DEMONSTRATION_STRENGTH = 4;

    private final PasswordEncoder encoder;
    private final String nobody;

    /**
     * @param strength how often bcrypt works in production, as a power of two; 12 takes about a quarter of a second on a
     *                 server of 2026
     */
    Passwords(@Value("${plumbline.demonstration}") boolean demonstration,
              @Value("${plumbline.password-strength:12}") int strength) {
        encoder = new DelegatingPasswordEncoder("bcrypt",
                Map.of("bcrypt", new BCryptPasswordEncoder(demonstration ? DEMONSTRATION_STRENGTH : strength)));
        nobody = encoder.encode("nobody has this password");
    }

    String hash(String raw) {
        return encoder.encode(raw);
    }

    boolean matches(String raw, String hash) {
        return encoder.matches(raw, hash);
    }

    /** Takes as long as a real check, so that the time of the answer does not tell whether a sign-in name exists. */
    void matchNobody(String raw) {
        encoder.matches(raw, nobody);
    }
}
