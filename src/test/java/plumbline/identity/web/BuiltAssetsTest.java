package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed style sheet and scripts are what {@code ui/} builds to, and nothing in them belongs to GOV.UK alone. */
class BuiltAssetsTest {

    private static final Path UI = Path.of("ui");
    private static final Path ASSETS = Path.of("src/main/resources/static/assets");

    @Test
    void areBuiltFromThePresentSources() throws Exception {
        assertThat(recorded("sources"))
                .as("ui/ has changed since the assets were built: run bin/build-ui and commit the result")
                .isEqualTo(hashOfSources());
    }

    @Test
    void wereNotChangedByHand() throws Exception {
        assertThat(Files.readAllLines(ASSETS.resolve("BUILD.txt")).stream().skip(1))
                .containsExactlyInAnyOrderElementsOf(hashes(ASSETS, filesIn(ASSETS).stream()
                        .filter(file -> !file.endsWith("BUILD.txt")).toList()));
    }

    @Test
    void styleSheetsNameNeitherTheFontNorTheCrownOfGovUk() throws IOException {
        for (Path sheet : filesIn(ASSETS).stream().filter(file -> file.toString().endsWith(".css")).toList()) {
            assertThat(Files.readString(sheet)).as(sheet.toString())
                    .doesNotContain("GDS Transport").doesNotContain("@font-face").doesNotContain("crown").doesNotContain("crest");
        }
    }

    @Test
    void holdNoFontsAndNoCrown() throws IOException {
        assertThat(filesIn(ASSETS)).isNotEmpty().allSatisfy(file -> assertThat(file.getFileName().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("woff").doesNotContain(".ttf").doesNotContain(".eot").doesNotContain("crown").doesNotContain("crest"));
    }

    @Test
    void keepTheMarkOfBpmnIo() throws IOException {
        assertThat(Files.readString(ASSETS.resolve("process-diagram.js"))).contains("bjs-powered-by");
        for (Path sheet : filesIn(ASSETS).stream().filter(file -> file.toString().endsWith(".css")).toList()) {
            assertThat(Files.readString(sheet)).as(sheet.toString()).doesNotContain("bjs-powered-by");
        }
    }

    private static String recorded(String name) throws IOException {
        return Files.readAllLines(ASSETS.resolve("BUILD.txt")).stream()
                .filter(line -> line.endsWith("  " + name)).map(line -> line.split(" ")[0]).findFirst().orElse("nothing");
    }

    private static String hashOfSources() throws Exception {
        List<Path> sources = Stream.concat(
                Stream.of("package.json", "package-lock.json", "build.mjs").map(UI::resolve),
                filesIn(UI.resolve("src")).stream()).toList();
        StringBuilder lines = new StringBuilder();
        hashes(UI, sources).stream().sorted().forEach(line -> lines.append(line).append('\n'));
        return sha256(lines.toString().getBytes());
    }

    private static List<String> hashes(Path folder, List<Path> files) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(sha256(Files.readAllBytes(file)) + "  " + folder.relativize(file).toString().replace('\\', '/'));
        }
        return lines;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
