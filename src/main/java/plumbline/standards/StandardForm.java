package plumbline.standards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import plumbline.core.Attempt;

/**
 * A standard as a form: each line that the vocabulary knows, with a field for each of its slots. The form is read from the text and
 * written into it again, so that the two cannot disagree; what it does not change stays as it is, letter by letter.
 */
public interface StandardForm {

    /** The lines of a rule file that a form can show, in their order. What is no sentence is left to whoever writes the text. */
    List<Line> lines(String text);

    /**
     * Writes a form into the text it was read from.
     *
     * @param fields what was typed, by the names of the fields; what is missing stays as it is
     * @return the text, or which field cannot be as it was typed
     */
    Attempt<String> write(String text, Map<String, String> fields);

    /** The sentences that may be added below the last of their kind, by what they say in a standard in force. */
    List<Addition> additions(String text);

    /**
     * A line of a form.
     *
     * @param number       its line in the text, from 1
     * @param part         where it stands: above the rules, or in the part "when" or "then" of one
     * @param topic        what sentences of its kind are about; the name of a line above the rules
     * @param words        the sentence with its slots in braces; the name of a line above the rules
     * @param slots        its fields
     * @param alternatives the sentences of the same kind that could stand here with the same fields, itself among them
     */
    record Line(int number, Part part, String topic, String words, List<Field> slots, List<String> alternatives) {

        private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

        public Line {
            slots = List.copyOf(slots);
            alternatives = List.copyOf(alternatives);
        }

        /** The field that chooses among the alternatives. */
        public String wordsField() {
            return "words-" + number;
        }

        /** One of the alternatives as people read it: {@code {otherEvent}} is "(other event)". */
        public String shown(String sentence) {
            return SLOT.matcher(sentence).replaceAll(slot -> "(" + slot.group(1).replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + ")");
        }

        /** The words before each slot, and after the last. */
        public List<String> pieces() {
            return List.of(SLOT.split(words, -1));
        }
    }

    /** Where a line stands. */
    enum Part { ABOVE, WHEN, THEN }

    /**
     * A field of a line.
     *
     * @param field   its name in the form
     * @param takes   what may stand there, in words
     * @param value   what stands there
     * @param choices what it may be; empty when it is typed
     */
    record Field(String field, String takes, String value, List<String> choices) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    /** A sentence that may be added, as a standard in force says it. */
    record Addition(String topic, String sentence) {
    }
}
