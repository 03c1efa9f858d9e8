package plumbline.standards.rulefile;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a slot of a sentence. The slot's name in the vocabulary chooses its type, so that no sentence can take
 * free text.
 */
public enum Slot {

    MINUTES("minutes", "\\d{1,5}", 1, 10_080, "a number of minutes"),
    HOURS("hours", "\\d{1,4}", 1, 3_650, "a number of hours"),
    DAYS("days", "\\d{1,4}", 1, 3_650, "a number of days"),
    WORKING_DAYS("workingDays", "\\d{1,4}", 1, 1_000, "a number of working days"),
    MONTHS("months", "\\d{1,3}", 1, 120, "a number of months"),
    YEARS("years", "\\d{1,2}", 1, 10, "a number of years"),
    PERCENT("percent", "\\d{1,3}(?:\\.\\d)?", 0, 100, "a percentage"),
    SEVERITY("severity", "S[1-4]", 0, 0, "a severity S1, S2, S3 or S4"),
    STANDARD("standard", "[A-Z]{2,5}-[A-Z]{2,4}-\\d{2,3}", 0, 0, "the id of a standard such as ASC-REV-01");

    private final String slotName;
    private final String pattern;
    private final int smallest;
    private final int largest;
    private final String expected;

    Slot(String slotName, String pattern, int smallest, int largest, String expected) {
        this.slotName = slotName;
        this.pattern = pattern;
        this.smallest = smallest;
        this.largest = largest;
        this.expected = largest > 0 ? expected + " between " + smallest + " and " + largest : expected;
    }

    /** The slot type a name in the vocabulary stands for. */
    static Optional<Slot> named(String name) {
        for (Slot slot : values()) {
            if (slot.slotName.equals(name)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /** The regular expression of its values, without capturing groups. */
    String pattern() {
        return pattern;
    }

    /** Why a value does not fit, or {@code null} when it does. */
    @Nullable String refuse(String value) {
        boolean fits = value.matches(pattern) && (largest == 0 || inRange(new BigDecimal(value)));
        return fits ? null : "expected " + expected + ", found '" + value + "'";
    }

    private boolean inRange(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(smallest)) >= 0 && number.compareTo(BigDecimal.valueOf(largest)) <= 0;
    }
}
