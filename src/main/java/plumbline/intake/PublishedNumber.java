package plumbline.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is published, or why there is none. Thousands may be separated; where two figures stand in a cell, as in
 * {@code 7.7 (7.6)}, the one outside the brackets counts.
 *
 * @param value   the number, at most four decimals
 * @param missing why there is none: {@code SUPPRESSED}, {@code NOT_AVAILABLE}, {@code NOT_APPLICABLE} or {@code NOT_STATED}
 */
record PublishedNumber(@Nullable BigDecimal value, @Nullable String missing) {

    static final String EXPECTED = "a number such as 592.5 or 65,060, or [c], [x] or [z] in place of one";
    private static final int DECIMALS = 4;
    private static final Pattern NUMBER = Pattern.compile("(-?(?:\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{1,20})?)(?: ?\\([^()]{0,20}\\))?");

    /** What a cell says; empty when it cannot be told. */
    static Optional<PublishedNumber> of(String cell) {
        String marker = marker(cell);
        if (marker != null) {
            return Optional.of(new PublishedNumber(null, marker));
        }
        Matcher number = NUMBER.matcher(cell);
        return number.matches() ? Optional.of(new PublishedNumber(new BigDecimal(number.group(1).replace(",", "")).setScale(DECIMALS, RoundingMode.HALF_UP), null))
                : Optional.empty();
    }

    private static @Nullable String marker(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "[c]", "*", "c" -> "SUPPRESSED";
            case "[x]", ":", "x", "..", "n/a", "na" -> "NOT_AVAILABLE";
            case "[z]", "z", "not applicable" -> "NOT_APPLICABLE";
            case "", "-", "null" -> "NOT_STATED";
            default -> null;
        };
    }
}
