package plumbline.standards.rulefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.Attempt;
import plumbline.standards.StandardForm.Field;
import plumbline.standards.StandardForm.Line;
import plumbline.standards.StandardForm.Part;

/** Reads forms from the text of rule files and writes them back, line by line. */
public final class FormText {

    private static final Pattern ABOVE = Pattern.compile("([a-z][a-z ]*):(\\s*)(.*?)(\\s*)");
    private static final String WORDS = "words-";
    private static final String SLOT = "slot-";
    private static final String REMOVE = "remove";
    private static final String ADD = "add";
    private static final String INDENT = "    ";
    private static final int LONGEST_VALUE = 1_000;

    private final VocabularyBook book;
    private final Vocabulary vocabulary;

    /** Forms over the sentences of a book. */
    public FormText(VocabularyBook book) {
        this.book = book;
        this.vocabulary = book.vocabulary();
    }

    /** The lines of a text that a form can show. */
    public List<Line> lines(String text) {
        return read(text).stream().map(this::shown).toList();
    }

    /** The text with what was typed; everything else as it was. */
    public Attempt<String> write(String text, Map<String, String> fields) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (Known known : read(text)) {
            Attempt<String> written = known.sentence == null ? above(known, fields) : sentence(known, known.sentence, fields);
            if (written instanceof Attempt.Refused<String> refused) {
                return refused;
            }
            lines.set(known.number - 1, ((Attempt.Done<String>) written).value());
        }
        return moved(text, lines, fields);
    }

    /** Adds a sentence or takes one out: the last thing, because lines then have other numbers. */
    private Attempt<String> moved(String text, List<String> lines, Map<String, String> fields) {
        String add = fields.getOrDefault(ADD, "");
        if (!add.isEmpty()) {
            Optional<Sentence> sentence = vocabulary.matching(Sentence.Part.THEN, add).stream().findFirst();
            if (sentence.isEmpty()) {
                return Attempt.invalid(ADD, "Choose one of the sentences of the list.");
            }
            lines.add(place(text, topic(sentence.get())), INDENT + add.strip());
        }
        String remove = fields.getOrDefault(REMOVE, "");
        if (!remove.isEmpty()) {
            Optional<Known> wanted = read(text).stream().filter(known -> known.sentence != null && remove.equals(String.valueOf(known.number))).findFirst();
            if (wanted.isEmpty()) {
                return Attempt.invalid(REMOVE, "There is no such sentence any more. Look at the form again.");
            }
            lines.remove(wanted.get().number - 1);
        }
        return Attempt.done(String.join("\n", lines));
    }

    /** Below the last sentence of the same kind, or of the part; as an index of lines. */
    private int place(String text, String topic) {
        List<Known> then = read(text).stream().filter(known -> known.sentence != null && known.sentence.part() == Sentence.Part.THEN).toList();
        Stream<Known> alike = then.stream().filter(known -> known.sentence != null && topic(known.sentence).equals(topic));
        return alike.reduce((one, later) -> later).or(() -> then.stream().reduce((one, later) -> later)).map(known -> known.number)
                .orElseGet(() -> (int) text.lines().takeWhile(line -> !line.strip().equals("then")).count() + 1);
    }

    /** A line that is known: above the rules by its name, in a rule by its sentence. */
    private record Known(int number, String line, @Nullable Metadata above, @Nullable Sentence sentence) {
    }

    private List<Known> read(String text) {
        List<Known> known = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        Sentence.@Nullable Part part = null;
        boolean rules = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            rules |= line.startsWith("rule ");
            if (line.equals("when") || line.equals("then")) {
                part = line.equals("when") ? Sentence.Part.WHEN : Sentence.Part.THEN;
            } else if (line.equals("end")) {
                part = null;
            } else if (part != null) {
                List<Sentence> sentences = vocabulary.matching(part, lines[i]);
                if (!sentences.isEmpty()) {
                    known.add(new Known(i + 1, lines[i], null, sentences.get(0)));
                }
            } else if (!rules) {
                Matcher above = ABOVE.matcher(lines[i]);
                Optional<Metadata> metadata = above.matches() ? Metadata.named(above.group(1)) : Optional.empty();
                if (metadata.isPresent()) {
                    known.add(new Known(i + 1, lines[i], metadata.get(), null));
                }
            }
        }
        return known;
    }

    private Line shown(Known known) {
        if (known.sentence == null) {
            Metadata above = Objects.requireNonNull(known.above);
            Matcher line = ABOVE.matcher(known.line);
            String value = line.matches() ? line.group(3) : "";
            List<String> choices = above.choices().stream().sorted().toList();
            return new Line(known.number, Part.ABOVE, above.word(), above.word(), List.of(new Field(slot(known.number, 0), "", value, choices)), List.of());
        }
        Sentence sentence = known.sentence;
        List<String> values = sentence.match(known.line).orElseThrow();
        List<Field> slots = IntStream.range(0, values.size()).mapToObj(i -> new Field(slot(known.number, i), sentence.slots().get(i).expected(), values.get(i),
                VocabularyBook.help(sentence.slots().get(i)).choices())).toList();
        return new Line(known.number, sentence.part() == Sentence.Part.WHEN ? Part.WHEN : Part.THEN, topic(sentence), sentence.shown(), slots,
                alternatives(sentence).stream().map(Sentence::shown).distinct().toList());
    }

    private Attempt<String> above(Known known, Map<String, String> fields) {
        Matcher line = ABOVE.matcher(known.line);
        String field = slot(known.number, 0);
        if (!line.matches() || !fields.containsKey(field)) {
            return Attempt.done(known.line);
        }
        String value = plain(fields.get(field));
        if (value.equals(line.group(3))) {
            return Attempt.done(known.line);
        }
        String refusal = value.length() > LONGEST_VALUE ? "Keep it to " + LONGEST_VALUE + " characters." : Objects.requireNonNull(known.above).refuse(value);
        return refusal != null ? Attempt.invalid(field, refusal) : Attempt.done(known.line.substring(0, line.start(3)) + value + known.line.substring(line.end(3)));
    }

    private Attempt<String> sentence(Known known, Sentence now, Map<String, String> fields) {
        String words = fields.getOrDefault(WORDS + known.number, now.shown());
        Optional<Sentence> wanted = alternatives(now).stream().filter(sentence -> sentence.shown().equals(words)).findFirst();
        if (wanted.isEmpty()) {
            return Attempt.invalid(WORDS + known.number, "Choose one of the sentences of the list.");
        }
        List<String> before = now.match(known.line).orElseThrow();
        List<String> values = IntStream.range(0, before.size()).mapToObj(i -> plain(fields.getOrDefault(slot(known.number, i), before.get(i)))).toList();
        for (int i = 0; i < values.size(); i++) {
            String refusal = wanted.get().slots().get(i).refuse(values.get(i));
            if (refusal != null) {
                return Attempt.invalid(slot(known.number, i), refusal);
            }
        }
        boolean sameWords = wanted.get().shown().equals(now.shown());
        return Attempt.done(sameWords ? now.replaced(known.line, values) : Sentence.indented(known.line, wanted.get().filled(values)));
    }

    /** The sentences of the same kind with as many slots; a number of days may become one of working days. */
    private List<Sentence> alternatives(Sentence sentence) {
        return book.sections().getOrDefault(topic(sentence), List.of(sentence)).stream()
                .filter(other -> other.part() == sentence.part() && other.narrows() == sentence.narrows() && saysTheSame(other, sentence) && numbers(other).equals(numbers(sentence))
                        && (other.slots().equals(sentence.slots()) || sentence.slots().stream().noneMatch(Slot::speaksOfField))).toList();
    }

    /** What the standard says of one thing begins with the same words: a limit is no later limit, and neither is a step. */
    private static boolean saysTheSame(Sentence one, Sentence other) {
        return one.part() == Sentence.Part.WHEN || opening(one).equals(opening(other));
    }

    private static String opening(Sentence sentence) {
        return Stream.of(sentence.shown().split(" ")).limit(2).collect(Collectors.joining(" "));
    }

    /** Which of its slots are numbers. */
    private static List<Boolean> numbers(Sentence sentence) {
        return sentence.slots().stream().map(Slot::isNumber).toList();
    }

    private String topic(Sentence sentence) {
        return book.sections().entrySet().stream().filter(section -> section.getValue().contains(sentence)).map(Map.Entry::getKey).findFirst().orElse("");
    }

    private static String slot(int line, int slot) {
        return SLOT + line + "-" + slot;
    }

    /** A value has no line ends: they would begin another sentence. */
    private static String plain(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
