package plumbline.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.escalation.policy.PolicyText;

/** A table of which a row is typed into the fields of a form. */
public enum TypedTable {

    ESCALATION_POLICY("escalation-policy", "the escalation policy", PolicyText.HEADER, "row"),
    CLOSURE_DAYS("closure-days", "the closure days", List.of("day-day", "day-month", "day-year", "where", "words"), null),
    TARGETS("targets", "the targets", List.of("standard", "baseline", "measuredOn", "trajectory"), "standard"),
    VOCABULARY("vocabulary-mapping", "the vocabulary mapping", List.of("field", "word", "means", "reason"), "row");

    private final String address;
    private final String words;
    private final List<String> fields;
    private final @Nullable String key;

    TypedTable(String address, String words, List<String> fields, @Nullable String key) {
        this.address = address;
        this.words = words;
        this.fields = fields;
        this.key = key;
    }

    /** The table with this part of an address. */
    public static Optional<TypedTable> at(String address) {
        return Stream.of(values()).filter(table -> table.address.equals(address)).findFirst();
    }

    /** How its addresses end. */
    public String address() {
        return address;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** The fields of its form. */
    public List<String> fields() {
        return fields;
    }

    /** Whether fields that were sent are those of its form; a row that is taken out or added with a click is in no form. */
    public boolean typed(Map<String, String> sent) {
        return key == null ? !sent.isEmpty() : sent.containsKey(key);
    }

    /** Which row was typed; empty for a new one. */
    public String row(Map<String, String> typed) {
        return key == null ? "" : typed.getOrDefault(key, "");
    }
}
