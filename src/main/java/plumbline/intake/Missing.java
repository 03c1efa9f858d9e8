package plumbline.intake;

import java.util.Locale;
import java.util.Set;

/** The ways councils and national bodies write that a value is not there. None of them is ever a value or a zero. */
public final class Missing {

    private static final Set<String> MARKERS = Set.of("", "-", "*", ":", "[c]", "[x]", "[z]", "na", "n/a", "null", "not held",
            "not given", "cost exceeded", "not applicable");

    private Missing() {
    }

    /** Whether a cell says that there is no value. */
    public static boolean is(String value) {
        return value.isEmpty() || (value.length() < 16 && mayBegin(value.charAt(0)) && MARKERS.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** Nearly every value is known by its first letter not to be one of the markers. */
    private static boolean mayBegin(char first) {
        return switch (first) {
            case '-', '*', ':', '[', 'n', 'N', 'c', 'C' -> true;
            default -> false;
        };
    }

    /** The value, or empty when it only says that there is none. */
    static String orEmpty(String value) {
        return is(value) ? "" : value;
    }
}
