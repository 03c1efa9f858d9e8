package plumbline.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to. What could end a header line and begin another is not part of any: no blanks, no line
 * ends, no quoting, one at sign.
 *
 * @param value for example {@code data.team@council.example}
 */
public record EmailAddress(String value) {

    /** The most characters that mail servers must take (RFC 5321, section 4.5.3.1.3, without the angle brackets). */
    public static final int LONGEST = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    public EmailAddress {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address somebody typed; empty when it is none. */
    public static Optional<EmailAddress> typed(String text) {
        String address = text.strip();
        return address.length() <= LONGEST && SHAPE.matcher(address).matches() ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
