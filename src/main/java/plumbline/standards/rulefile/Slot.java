package plumbline.standards.rulefile;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

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
    STANDARD("standard", "[A-Z]{2,5}-[A-Z]{2,4}-\\d{2,3}", 0, 0, "the id of a standard such as ASC-REV-01"),
    COUNT("count", "\\d{1,3}", 1, 100, "a whole number"),
    BIRTHDAY("birthday", "\\d{1,3}(?:st|nd|rd|th)", 0, 0, "a birthday such as 18th"),
    AMOUNT("amount", "\\d{1,9}(?:\\.\\d{1,3})?", 0, 999_999_999, "a number"),
    UNIT_LEVEL("level", "team|service area|council|provider", 0, 0, "team, service area, council or provider"),
    SPAN("span", "month|quarter|year", 0, 0, "month, quarter or year"),
    RECORD("record", names(), 0, 0, "the name of a kind of record"),
    EVENT("event", SlotWords.WORDS, 0, 0, "an event of the record"),
    OTHER_EVENT("otherEvent", SlotWords.WORDS, 0, 0, "an event of the record"),
    LAST_EVENT("lastEvent", SlotWords.WORDS, 0, 0, "an event of the record"),
    STATE("state", SlotWords.WORDS, 0, 0, "a yes-or-no field of the record"),
    QUANTITY("quantity", SlotWords.WORDS, 0, 0, "a number the record holds"),
    ATTRIBUTE("attribute", SlotWords.WORDS, 0, 0, "a word the record holds"),
    OTHER_CHOICE("otherChoice", SlotWords.WORDS, 0, 0, "one of the words the record may hold"),
    CHOICE("choice", SlotWords.WORDS, 0, 0, "one of the words the record may hold");

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

    /** What it takes, in words. */
    String expected() {
        return expected;
    }

    /** Its name in the vocabulary. */
    String slotName() {
        return slotName;
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

    /** Whether it takes a number that is more or less. */
    boolean isNumber() {
        return largest > 0;
    }

    /** Whether it speaks of a field of a record, so that its words depend on the record's kind. */
    boolean speaksOfField() {
        return this == EVENT || this == OTHER_EVENT || this == LAST_EVENT || this == STATE || this == QUANTITY || this == ATTRIBUTE || this == CHOICE || this == OTHER_CHOICE;
    }

    /** The kinds' names, longest first so that none hides a longer one. */
    private static String names() {
        return RecordKinds.all().stream().map(RecordKind::name).sorted(Comparator.comparing(String::length).reversed())
                .collect(Collectors.joining("|"));
    }

    /** Words of a field; which ones fit is decided by the record's kind. */
    private static final class SlotWords {
        static final String WORDS = "[A-Za-z0-9][A-Za-z0-9 '-]{1,80}?";
    }

    private boolean inRange(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(smallest)) >= 0 && number.compareTo(BigDecimal.valueOf(largest)) <= 0;
    }
}
