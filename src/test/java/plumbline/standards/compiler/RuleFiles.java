package plumbline.standards.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import plumbline.standards.RuleSource;
import plumbline.standards.versions.ShippedRules;

/** Rule files for tests. */
final class RuleFiles {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private RuleFiles() {
    }

    static RuleSource vocabulary() {
        return ShippedRules.read().stream().filter(source -> source.path().equals(RuleCompiler.VOCABULARY)).findFirst().orElseThrow();
    }

    /** The shipped rules together with those that use the sentences no shipped standard uses. */
    static List<RuleSource> corpus() {
        return Stream.concat(ShippedRules.read().stream(), files("vocabulary-corpus").stream()
                .map(file -> new RuleSource("corpus/" + file.getFileName(), read(file)))).toList();
    }

    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
