package plumbline.standards.rulefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.standards.RuleSource;

/** What an author may write, put in words for an author: the sentences by topic, what their slots take, and the words of each record. */
public final class VocabularyBook {

    private static final Pattern ENTRY = Pattern.compile("\\[(when|then)](.*?)(?<!=)=(?!=).*");

    private final Vocabulary vocabulary;
    private final Map<String, List<Sentence>> sections;

    /** The book of a vocabulary; its comments are the topics. */
    public VocabularyBook(String dsl) {
        this.vocabulary = Vocabulary.read(dsl);
        this.sections = sections(dsl);
    }

    /**
     * A sentence that an author may write.
     *
     * @param part    {@code when} or {@code then}
     * @param words   the sentence with its slots in braces, and with its dash if it narrows the sentence above it
     * @param topic   what sentences of its kind are about
     * @param slots   its slots in order
     * @param example a line of a standard in force that says it; {@code null} when none does
     */
    public record SentenceHelp(String part, String words, String topic, List<SlotHelp> slots, @Nullable String example) {
    }

    /**
     * What may stand in a slot.
     *
     * @param name    as it stands in braces
     * @param takes   in words
     * @param choices what it may be; empty when that is no short list, or depends on the record
     */
    public record SlotHelp(String name, String takes, List<String> choices) {
    }

    /**
     * The words that sentences may use of a record.
     *
     * @param name   how sentences name it
     * @param events what happens to it
     * @param states what is so of it or not
     */
    public record RecordHelp(String name, Set<String> events, Set<String> states, Set<String> quantities, Map<String, List<String>> attributes) {
    }

    /** A line that may stand above the rules; without choices it takes words. */
    public record LineHelp(String name, boolean required, List<String> choices) {
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The sentences by topic, in the vocabulary's order. */
    Map<String, List<Sentence>> sections() {
        return sections;
    }

    /** Every sentence with its help; the examples come from the given rule files. */
    public List<SentenceHelp> sentences(List<RuleSource> files) {
        List<String> lines = files.stream().flatMap(file -> file.text().lines()).filter(line -> line.startsWith(" ")).distinct().toList();
        return sections.entrySet().stream().flatMap(section -> section.getValue().stream().map(sentence -> new SentenceHelp(
                sentence.part().name().toLowerCase(Locale.ROOT), sentence.shown(), section.getKey(), sentence.slots().stream().map(VocabularyBook::help).toList(),
                lines.stream().filter(line -> sentence.match(line).isPresent()).map(String::strip).findFirst().orElse(null)))).toList();
    }

    /** The words of every record that sentences may be about. */
    public List<RecordHelp> records() {
        Stream<RecordHelp> kinds = RecordKinds.all().stream().map(kind -> new RecordHelp(kind.name(), SubjectWords.of(kind).events(),
                saying(kind, RecordKind.Type.YES_NO), saying(kind, RecordKind.Type.NUMBER), attributes(kind)));
        Stream<RecordHelp> facts = vocabulary.of(Sentence.Part.WHEN).stream().filter(sentence -> !sentence.narrows() && sentence.slots().isEmpty())
                .flatMap(sentence -> SubjectWords.ofPattern(sentence.expansion()).filter(words -> !words.events().isEmpty()).stream()
                        .map(words -> new RecordHelp(sentence.key(), words.events(), Set.of(), Set.of(), Map.of())));
        return Stream.concat(kinds, facts).toList();
    }

    /** The lines above the rules. */
    public static List<LineHelp> lines() {
        return Stream.of(Metadata.values()).map(line -> new LineHelp(line.word(), line.required(), line.choices().stream().sorted().toList())).toList();
    }

    static SlotHelp help(Slot slot) {
        return new SlotHelp(slot.slotName(), slot.expected(), switch (slot) {
            case SEVERITY -> List.of("S1", "S2", "S3", "S4");
            case UNIT_LEVEL, SPAN -> List.of(slot.pattern().split("\\|"));
            case RECORD -> RecordKinds.all().stream().map(RecordKind::name).sorted().toList();
            default -> List.of();
        });
    }

    private static Set<String> saying(RecordKind kind, RecordKind.Type type) {
        return fields(kind, field -> field.type() == type).map(RecordKind.Field::says).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, List<String>> attributes(RecordKind kind) {
        return fields(kind, field -> field.type() == RecordKind.Type.WORD).collect(Collectors.toMap(RecordKind.Field::says, RecordKind.Field::choices,
                (one, other) -> one, LinkedHashMap::new));
    }

    private static Stream<RecordKind.Field> fields(RecordKind kind, Predicate<RecordKind.Field> wanted) {
        return kind.fields().values().stream().filter(wanted);
    }

    /** The vocabulary's comments are the headings; a sentence and its second half stand once. */
    private Map<String, List<Sentence>> sections(String dsl) {
        List<Sentence> known = new ArrayList<>(vocabulary.of(Sentence.Part.WHEN));
        known.addAll(vocabulary.of(Sentence.Part.THEN));
        Map<String, List<Sentence>> found = new LinkedHashMap<>();
        String heading = "";
        for (String line : dsl.lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            if (line.startsWith("# ")) {
                heading = line.substring(2).replaceAll("\\.$", "");
            } else if (entry.matches()) {
                Optional<Sentence> sentence = known.stream().filter(one -> one.part().name().equalsIgnoreCase(entry.group(1))
                        && ((one.narrows() ? "- " : "") + one.key()).equals(entry.group(2).strip())).findFirst();
                if (sentence.isPresent()) {
                    found.computeIfAbsent(heading, unknown -> new ArrayList<>()).add(sentence.get());
                }
            }
        }
        return found;
    }
}
