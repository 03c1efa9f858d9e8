package plumbline.standards.rulefile;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.parser.lang.dsl.AbstractDSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLMapping;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;

/**
 * The sentences that may stand in a rule file, read from the DSL file that developers own. Immutable but for the pattern
 * objects of the expander, which are never shared: {@link #expand} makes a new expander each time.
 */
public final class Vocabulary {

    /** Sentences the service writes around every rule; authors cannot. */
    private static final Set<String> FRAME = Set.of("the standard is {standard}", "so it is judged");

    private final DSLMapping mapping;
    private final List<Sentence> sentences;
    private final Set<String> secondHalves;

    private Vocabulary(DSLMapping mapping) {
        this.mapping = mapping;
        this.sentences = mapping.getEntries().stream().map(Vocabulary::sentence).toList();
        Set<String> conditions = sentences.stream().filter(sentence -> sentence.part() == Sentence.Part.WHEN)
                .map(Sentence::key).collect(Collectors.toSet());
        this.secondHalves = sentences.stream().filter(sentence -> sentence.part() == Sentence.Part.THEN)
                .map(Sentence::key).filter(conditions::contains).collect(Collectors.toSet());
        for (int i = 0; i < sentences.size(); i++) {
            anchor((AbstractDSLMappingEntry) mapping.getEntries().get(i), sentences.get(i));
        }
    }

    /**
     * Reads a vocabulary.
     *
     * @throws IllegalStateException when the file is not a proper vocabulary, which is a developer's mistake
     */
    public static Vocabulary read(String dsl) {
        DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
        try {
            if (!file.parseAndLoad(new StringReader(dsl))) {
                throw new IllegalStateException("the vocabulary cannot be read: " + file.getErrors());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Vocabulary(file.getMapping());
    }

    /** Turns the sentences of rules into rule language. The lines must have passed {@link RuleFileReader}. */
    public String expand(String rules) {
        DefaultExpander expander = new DefaultExpander();
        expander.addDSLMapping(mapping);
        String expanded = expander.expand(rules);
        if (expander.hasErrors()) {
            throw new IllegalStateException("sentences that were checked do not expand: " + expander.getErrors());
        }
        return expanded;
    }

    /** Whether a sentence of the part "when" has a second half, which the service writes into the part "then". */
    public boolean hasSecondHalf(String key) {
        return secondHalves.contains(key);
    }

    /** The sentences authors may write, as they are written, for documentation and tests. */
    public List<String> shown() {
        return sentences.stream().filter(this::forAuthors)
                .map(Vocabulary::shown).toList();
    }

    /** Whether a line is a given sentence of {@link #shown()}. */
    public boolean isSentence(String shown, String line) {
        return sentences.stream().anyMatch(sentence -> shown(sentence).equals(shown) && sentence.match(line).isPresent());
    }

    private static String shown(Sentence sentence) {
        return sentence.part().name().toLowerCase(Locale.ROOT) + ": " + sentence.shown();
    }

    Optional<Sentence> find(Sentence.Part part, String line) {
        return of(part).stream().filter(sentence -> sentence.match(line).isPresent()).findFirst();
    }

    List<Sentence> of(Sentence.Part part) {
        return sentences.stream().filter(sentence -> sentence.part() == part && forAuthors(sentence)).toList();
    }

    Optional<Sentence> secondHalf(Sentence condition) {
        return sentences.stream().filter(sentence -> sentence.part() == Sentence.Part.THEN
                && sentence.key().equals(condition.key()) && hasSecondHalf(condition.key())).findFirst();
    }

    private boolean forAuthors(Sentence sentence) {
        return !FRAME.contains(sentence.key())
                && !(sentence.part() == Sentence.Part.THEN && secondHalves.contains(sentence.key()));
    }

    private static Sentence sentence(DSLMappingEntry entry) {
        Sentence.Part part = DSLMappingEntry.CONDITION.equals(entry.getSection()) ? Sentence.Part.WHEN : Sentence.Part.THEN;
        return Sentence.of(part, entry.getMappingKey(), entry.getMappingValue());
    }

    /** Drools replaces a sentence anywhere in a line; ours must be the whole line, with typed slots. */
    private static void anchor(AbstractDSLMappingEntry entry, Sentence sentence) {
        entry.setKeyPattern(Pattern.compile("\\A" + sentence.strict().pattern() + "\\z"));
        if (entry.getVariables().size() != new ArrayList<>(sentence.slots()).size()) {
            throw new IllegalStateException("a slot name may stand once in a sentence: " + sentence.shown());
        }
    }
}
