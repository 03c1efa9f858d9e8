package plumbline.standards.rulefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.standards.RuleSource;
import plumbline.standards.versions.ShippedRules;

/**
 * {@code rules/README.md} says what the vocabulary says. When it does not any more, look at target/rules-README.md and copy it
 * over {@code rules/README.md}.
 */
class RulesReadmeTest {

    private static final Path PAGE = Path.of("rules/README.md");

    @Test
    void thePageNamesEverySentenceSlotAndKindOfRecordWithAnExample() throws IOException {
        String page = Files.readString(PAGE);
        String dsl = ShippedRules.read().stream().filter(source -> source.path().equals("vocabulary.dsl")).findFirst().orElseThrow().text();
        String refreshed = new RulesReadme(dsl, corpus()).refreshed(page);
        Files.writeString(Path.of("target/rules-README.md"), refreshed);
        assertThat(page).contains("<!-- generated: sentences -->", "<!-- generated: slots -->", "<!-- generated: records -->");
        assertThat(page).isEqualTo(refreshed);
    }

    private static List<RuleSource> corpus() throws IOException {
        List<RuleSource> corpus = new ArrayList<>(ShippedRules.read());
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/vocabulary-corpus"))) {
            for (Path file : files.sorted().toList()) {
                corpus.add(new RuleSource("corpus/" + file.getFileName(), Files.readString(file)));
            }
        }
        return corpus;
    }
}
