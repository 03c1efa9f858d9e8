package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * Every real file beside the project is looked at: it is known for what it is and has no faulty row, or it is refused in words that say
 * what to do, or somebody is asked what its columns mean. The outcomes are those of {@code docs/formats/real-files.md}.
 */
class EveryRealFileTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");
    private static final Path PAGE = Path.of("docs/formats/real-files.md");

    @Autowired
    BatchDecisions decisions;

    Path folder;

    @BeforeEach
    void whereTheFilesAre() {
        folder = SharedFiles.folder();
        assumeTrue(Files.isDirectory(folder), "the real files are not beside the project");
    }

    /** What becomes of a file, as the page says it. */
    private String outcome(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Attempt<Batch> attempt = decisions.preview(file.getFileName().toString(), Optional.empty(), in, STEWARD);
            if (attempt instanceof Attempt.Refused<Batch> refused) {
                return "refused: " + refused.reason().substring(0, refused.reason().indexOf('.') + 1);
            }
            Batch batch = ((Attempt.Done<Batch>) attempt).value();
            if (batch.state() == Batch.State.TO_BE_MAPPED) {
                decisions.discard(batch.id(), STEWARD);
                return "asked what its columns mean";
            }
            if (batch.state() == Batch.State.PREVIEWED) {
                decisions.discard(batch.id(), STEWARD);
            }
            return batch.format().orElseThrow().title() + ", " + batch.read() + " rows, " + batch.rejected() + " faulty";
        }
    }

    /** The page's table: a file, or all files whose names begin alike, and its outcome. */
    private static Map<String, String> page() throws IOException {
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|"))
                .collect(Collectors.toMap(cells -> cells[1].strip().replace("`", ""), cells -> cells[2].strip(), (one, other) -> one, LinkedHashMap::new));
    }

    @Test
    void isReadOrRefusedAsThePageSays() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().equals("SOURCE.txt")).sorted().toList();
        }
        Map<String, String> said = page();
        Map<String, String> found = new LinkedHashMap<>();
        for (Path file : files) {
            found.put(folder.relativize(file).toString().replace('\\', '/'), outcome(file));
        }
        Files.writeString(Path.of("target", "real-files.md"), found.entrySet().stream().map(each -> "| `" + each.getKey() + "` | " + each.getValue() + " |\n").collect(Collectors.joining()));
        assertThat(new TreeSet<>(said.keySet())).as("the page lists each file once; see target/real-files.md").isEqualTo(new TreeSet<>(found.keySet()));
        found.forEach((file, outcome) -> assertThat(outcome).as(file).isEqualTo(said.get(file)));
    }
}
