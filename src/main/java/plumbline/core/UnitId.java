package plumbline.core;

import java.util.Objects;

/**
 * The code of an organisational unit (council, service area, team), for example {@code older-people-north}.
 */
public record UnitId(String value) {

    public UnitId {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            throw new IllegalArgumentException("a unit code is lower-case letters, digits and hyphens, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
