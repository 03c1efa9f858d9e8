package plumbline.standards.rulefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of the vocabulary, with typed slots.
 *
 * @param part      where it may stand
 * @param narrows   whether it begins with a dash and narrows the sentence above it
 * @param key       the sentence as the vocabulary writes it, without the dash
 * @param expansion what the rule engine makes of it
 * @param slots     its slots in order
 * @param strict    matches a whole line, one group for each slot; the groups hold only what the slot's type allows
 */
record Sentence(Part part, boolean narrows, String key, String expansion, List<Slot> slots, Pattern strict) {

    /** A sentence that asks nothing of the facts and only speaks to the judge. */
    private static final String NOTHING = "nothing";
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w++)(?!#)\\s*:");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w++(?!#)");

    /** The two parts of a rule. */
    enum Part { WHEN, THEN }

    static Sentence of(Part part, String mappingKey, String expansion) {
        boolean narrows = mappingKey.startsWith("-");
        String key = narrows ? mappingKey.substring(1).trim() : mappingKey.trim();
        List<Slot> slots = new ArrayList<>();
        Matcher matcher = SLOT.matcher(key);
        while (matcher.find()) {
            String name = matcher.group(1);
            slots.add(Slot.named(name).orElseThrow(() -> new IllegalStateException(
                    "the vocabulary names an unknown slot {" + name + "} in '" + key + "'")));
        }
        return new Sentence(part, narrows, key, expansion, List.copyOf(slots), pattern(narrows, key, slots.stream().map(Slot::pattern).toList()));
    }

    /** The sentence as an author writes it, slots in braces. */
    String shown() {
        return (narrows ? "- " : "") + key.replace("an? ", "a ").replaceAll("(\\w)\\?", "$1");
    }

    /** The values of the slots when a line is this sentence in every respect. */
    Optional<List<String>> match(String line) {
        return groups(strict, line);
    }

    /** A line that is this sentence, with other values in its slots and everything else letter by letter. */
    String replaced(String line, List<String> values) {
        Matcher matcher = strict.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the line is not this sentence: " + line);
        }
        StringBuilder written = new StringBuilder(line);
        for (int i = values.size(); i >= 1; i--) {
            written.replace(matcher.start(i), matcher.end(i), values.get(i - 1));
        }
        return written.toString();
    }

    /** The sentence as an author would write it with these values. */
    String filled(List<String> values) {
        String filled = shown();
        for (int i = 0; i < values.size(); i++) {
            filled = filled.replace("{" + slots.get(i).slotName() + "}", values.get(i));
        }
        return filled;
    }

    /** Other words in the place of a line, indented as it was. */
    static String indented(String line, String words) {
        return line.substring(0, line.length() - line.stripLeading().length()) + words;
    }

    /** What is wrong with the slots when a line is this sentence but for their values, else {@code null}. */
    @Nullable String refuseSlots(String line) {
        Optional<List<String>> values = groups(pattern(narrows, key, slots.stream().map(slot -> "\\S+").toList()), line);
        if (values.isEmpty()) {
            return null;
        }
        for (int i = 0; i < slots.size(); i++) {
            String refusal = slots.get(i).refuse(values.get().get(i));
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** The variables it binds for later sentences. */
    Set<String> binds() {
        return find(BINDING, expansion, 1);
    }

    /** The variables earlier sentences must have bound. */
    Set<String> needs() {
        Set<String> needed = find(VARIABLE, expansion, 0);
        needed.removeAll(binds());
        return needed;
    }

    private static Pattern pattern(boolean narrows, String key, List<String> slotPatterns) {
        StringBuilder regex = new StringBuilder(narrows ? "\\s*-\\s*" : "\\s*");
        Matcher matcher = SLOT.matcher(key);
        int from = 0;
        for (int i = 0; matcher.find(); i++) {
            regex.append(words(key.substring(from, matcher.start()))).append('(').append(slotPatterns.get(i)).append(')');
            from = matcher.end();
        }
        return Pattern.compile(regex.append(words(key.substring(from))).append("\\s*").toString());
    }

    /**
     * Literal words; a question mark makes the letter before it optional (day, days), a space stands for any number, and of
     * workers one says "they" where one says "it" of cases.
     */
    private static String words(String text) {
        return text.replaceAll("([.,%'()])", "\\\\$1").replaceAll("\\bit\\b", "(?:it|they)").replaceAll("\\bits\\b", "(?:its|their)").replace(" ", " +");
    }

    /** Where a value of {@link #match} stands among the slots, or {@code null}. */
    @Nullable String value(Slot wanted, List<String> values) {
        int at = slots.indexOf(wanted);
        return at < 0 ? null : values.get(at);
    }

    /** Whether it speaks of the fields of the record that the rule is about, rather than of a record it names itself. */
    boolean speaksOfSubject() {
        return slots.stream().anyMatch(Slot::speaksOfField) && !slots.contains(Slot.RECORD);
    }

    /** What the rule engine makes of it, with the slots filled; variables that end in # get the number. */
    String expand(List<String> values, int number) {
        String expanded = expansion.equals(NOTHING) ? "" : expansion;
        for (int i = 0; i < slots.size(); i++) {
            expanded = expanded.replace("{" + slots.get(i).slotName() + "}", values.get(i));
        }
        return expanded.replace("#", String.valueOf(number));
    }

    private static Optional<List<String>> groups(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return Optional.of(groups);
    }

    private static Set<String> find(Pattern pattern, String text, int group) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }
}
