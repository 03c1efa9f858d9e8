package plumbline.standards.rulefile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.FactWords;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/**
 * The words a sentence may use of one kind of record: its events, its yes-or-no fields, its numbers and its words. What does
 * not fit is refused with the words that would.
 *
 * @param name   what the record is called
 * @param fields the fields of a case record's kind, empty for a fact with a type of its own
 * @param events the events sentences may speak of
 */
record SubjectWords(String name, Optional<RecordKind> fields, Set<String> events) {

    private static final Pattern PATTERN_TYPE = Pattern.compile("(?:\\$\\w+\\s*:\\s*)?([A-Z]\\w+)\\(.*");
    private static final Pattern KIND = Pattern.compile("kind == \"([^\"]+)\"");

    /** The words for the facts of a pattern in rule language; none for what is no fact. */
    static Optional<SubjectWords> ofPattern(String pattern) {
        Matcher kind = KIND.matcher(pattern);
        if (kind.find()) {
            return RecordKinds.named(kind.group(1)).map(SubjectWords::of);
        }
        Matcher type = PATTERN_TYPE.matcher(pattern);
        if (!type.matches()) {
            return Optional.empty();
        }
        return FactTypes.ALL.stream().filter(fact -> fact.getSimpleName().equals(type.group(1))).findFirst()
                .map(fact -> new SubjectWords(type.group(1), Optional.empty(), FactWords.events(fact)));
    }

    static SubjectWords of(RecordKind kind) {
        return new SubjectWords(kind.name(), Optional.of(kind), kind.fields().values().stream()
                .filter(RecordKind.Field::isEvent).map(RecordKind.Field::says).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Why a sentence's words do not fit this kind of record, or {@code null}. */
    @Nullable String refuse(Sentence sentence, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String refusal = refuse(sentence, sentence.slots().get(i), values.get(i), values);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable String refuse(Sentence sentence, Slot slot, String value, List<String> values) {
        return switch (slot) {
            case EVENT, OTHER_EVENT, LAST_EVENT -> among("event", value, events);
            case STATE -> among("yes-or-no field", value, saying(field -> field.type() == RecordKind.Type.YES_NO));
            case QUANTITY -> among("number", value, saying(field -> field.type() == RecordKind.Type.NUMBER));
            case ATTRIBUTE -> among("word", value, saying(field -> field.type() == RecordKind.Type.WORD));
            case CHOICE, OTHER_CHOICE -> among(String.valueOf(sentence.value(Slot.ATTRIBUTE, values)), value,
                    choices(String.valueOf(sentence.value(Slot.ATTRIBUTE, values))));
            default -> null;
        };
    }

    private @Nullable String among(String what, String value, Set<String> known) {
        if (known.contains(value)) {
            return null;
        }
        return known.isEmpty() ? "a " + name + " has no " + what + " that sentences speak of, expected another sentence; found '" + value + "'"
                : "expected a " + what + " of a " + name + ", one of: " + String.join(", ", known) + "; found '" + value + "'";
    }

    private Set<String> saying(Predicate<RecordKind.Field> wanted) {
        return fields.map(kind -> kind.fields().values().stream().filter(wanted).map(RecordKind.Field::says)
                .collect(Collectors.toCollection(TreeSet::new))).orElseGet(TreeSet::new);
    }

    private Set<String> choices(String attribute) {
        return fields.flatMap(kind -> kind.saying(attribute)).map(field -> (Set<String>) new TreeSet<>(field.choices())).orElseGet(TreeSet::new);
    }
}
