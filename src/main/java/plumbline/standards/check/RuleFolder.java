package plumbline.standards.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;

/** Reads rule files and example files from disk, under the names a person would type. */
final class RuleFolder {

    private static final long LARGEST_FILE = 1_000_000;

    private final List<RuleSource> sources = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    /** Every file below a path whose name ends in one of the endings; the path may be a file itself. */
    static RuleFolder read(Path path, String... endings) {
        RuleFolder folder = new RuleFolder();
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile).filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted().forEach(folder::add);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return folder;
    }

    List<RuleSource> sources() {
        return sources;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    private void add(Path file) {
        String name = file.toString().replace('\\', '/');
        try {
            if (Files.size(file) > LARGEST_FILE) {
                problems.add(RuleProblem.ofFile(name, "the file is too large, expected at most " + LARGEST_FILE + " bytes"));
                return;
            }
            sources.add(new RuleSource(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString()));
        } catch (CharacterCodingException wrong) {
            problems.add(RuleProblem.ofFile(name, "the file is not in UTF-8, expected plain text in UTF-8"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
