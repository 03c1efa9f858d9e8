package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import plumbline.standards.RuleSource;
import plumbline.standards.rulefile.RuleFile;
import plumbline.standards.rulefile.RuleFileReader;
import plumbline.standards.rulefile.Vocabulary;

/**
 * The list of what compiled rules may refer to is exactly what the vocabulary's corpus needs. When this fails after a change
 * of the vocabulary or of Drools, look at the difference as you would look at a new dependency, and then copy
 * target/allowed-references.txt over it.
 */
class AllowedReferencesTest {

    private final Vocabulary vocabulary = Vocabulary.read(RuleFiles.vocabulary().text());

    @Test
    void theListIsWhatTheCorpusNeeds() throws Exception {
        List<Drl.Text> texts = new ArrayList<>();
        for (RuleSource source : RuleFiles.corpus()) {
            if (source.path().endsWith(".dslr")) {
                texts.add(new Drl.Text(source.path(), RuleWriter.write(read(source))));
            }
        }
        Drl drl = Drl.build(texts, "allowed-references");
        assertThat(drl.errors()).isEmpty();
        Set<String> needed = BytecodeLock.references(drl.module());
        drl.forget();
        List<String> list = new ArrayList<>(List.of("# What compiled rules may refer to: owner#name. AllowedReferencesTest writes this list to target/ and compares."));
        list.addAll(needed);
        Files.write(Path.of("target/allowed-references.txt"), list);
        try (var shippedList = BytecodeLock.class.getResourceAsStream("/plumbline/standards/allowed-references.txt")) {
            List<String> shipped = new String(shippedList.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).toList();
            assertThat(shipped).containsExactlyElementsOf(needed);
        }
    }

    @Test
    void theCorpusUsesEverySentence() {
        Set<String> unused = new TreeSet<>(vocabulary.shown());
        for (RuleSource source : RuleFiles.corpus()) {
            if (source.path().endsWith(".dslr")) {
                for (RuleFile.Rule rule : read(source).rules()) {
                    rule.conditions().forEach(line -> vocabulary.shown(line).forEach(unused::remove));
                    rule.results().forEach(line -> vocabulary.shown(line).forEach(unused::remove));
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    private RuleFile read(RuleSource source) {
        RuleFileReader.Reading reading = RuleFileReader.read(vocabulary, source);
        assertThat(reading.problems()).isEmpty();
        return reading.file();
    }
}
