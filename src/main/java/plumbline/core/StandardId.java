package plumbline.core;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id of a standard, for example {@code ASC-REV-01}.
 */
public record StandardId(String value) implements Comparable<StandardId> {

    /** What an id looks like, for error messages and parsers. */
    public static final String PATTERN = "[A-Z]{2,5}-[A-Z]{2,4}-\\d{2,3}";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);

    public StandardId {
        Objects.requireNonNull(value, "value");
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("a standard's id looks like ASC-REV-01, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(StandardId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
