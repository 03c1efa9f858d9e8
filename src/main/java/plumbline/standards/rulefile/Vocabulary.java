package plumbline.standards.rulefile;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.parser.lang.dsl.DSLMapping;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;

/**
 * The sentences that may stand in a rule file, read from the DSL file that developers own. Immutable. Drools reads the file,
 * but its expander, which replaces words anywhere in a line and trusts any slot, is not used: a line is expanded by the one
 * sentence that the first lock found it to be.
 */
public final class Vocabulary {

    private final List<Sentence> sentences;
    private final Set<String> secondHalves;

    private Vocabulary(DSLMapping mapping) {
        this.sentences = mapping.getEntries().stream().map(Vocabulary::sentence).toList();
        Set<String> conditions = sentences.stream().filter(sentence -> sentence.part() == Sentence.Part.WHEN)
                .map(Sentence::key).collect(Collectors.toSet());
        this.secondHalves = sentences.stream().filter(sentence -> sentence.part() == Sentence.Part.THEN)
                .map(Sentence::key).filter(conditions::contains).collect(Collectors.toSet());
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

    /** Whether a sentence of the part "when" has a second half, which the service writes into the part "then". */
    public boolean hasSecondHalf(String key) {
        return secondHalves.contains(key);
    }

    /** The sentences authors may write, as they are written, for documentation and tests. */
    public List<String> shown() {
        return sentences.stream().filter(this::forAuthors)
                .map(Vocabulary::shown).toList();
    }

    /** The sentences of {@link #shown()} that a line may be. */
    public List<String> shown(String line) {
        return sentences.stream().filter(sentence -> forAuthors(sentence) && sentence.match(line).isPresent()).map(Vocabulary::shown).toList();
    }

    private static String shown(Sentence sentence) {
        return sentence.part().name().toLowerCase(Locale.ROOT) + ": " + sentence.shown();
    }

    /** The sentences a line may be, in the vocabulary's order: the same words may fit several kinds of fact. */
    List<Sentence> matching(Sentence.Part part, String line) {
        return of(part).stream().filter(sentence -> sentence.match(line).isPresent()).toList();
    }

    List<Sentence> of(Sentence.Part part) {
        return sentences.stream().filter(sentence -> sentence.part() == part && forAuthors(sentence)).toList();
    }

    Optional<Sentence> secondHalf(Sentence condition) {
        return sentences.stream().filter(sentence -> sentence.part() == Sentence.Part.THEN
                && sentence.key().equals(condition.key()) && hasSecondHalf(condition.key())).findFirst();
    }

    private boolean forAuthors(Sentence sentence) {
        return sentence.part() == Sentence.Part.WHEN || !secondHalves.contains(sentence.key());
    }

    private static Sentence sentence(DSLMappingEntry entry) {
        Sentence.Part part = DSLMappingEntry.CONDITION.equals(entry.getSection()) ? Sentence.Part.WHEN : Sentence.Part.THEN;
        return Sentence.of(part, entry.getMappingKey(), entry.getMappingValue());
    }
}
