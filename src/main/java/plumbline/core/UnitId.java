package plumbline.core;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The code of an organisational unit (council, service area, team), for example {@code older-people-north}.
 */
public record UnitId(String value) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    public UnitId {
        Objects.requireNonNull(value, "value");
        if (!CODE.matcher(value).matches()) {
            throw new IllegalArgumentException("a unit code is lower-case letters, digits and hyphens, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
