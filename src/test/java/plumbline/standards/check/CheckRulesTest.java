package plumbline.standards.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRulesTest {

    private static final Path SHIPPED = Path.of("rules/england/brokerage");

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {
    }

    @Test
    void endsWithZeroWhenEverythingHolds() throws IOException {
        copyBrokerage();
        Run run = run(folder.toString());
        assertThat(run.out()).contains("1 rule files, 0 with problems; 7 worked examples, 0 failed");
        assertThat(run.code()).isZero();
    }

    @Test
    void namesFileAndLineOfABrokenSentence() throws IOException {
        copyBrokerage();
        Path file = folder.resolve("ASC-BRK-01.dslr");
        Files.writeString(file, Files.readString(file).replace("the limit is 5 working days", "the limit is five working days"));
        Run run = run(folder.toString());
        int line = Files.readAllLines(file).indexOf("    the limit is five working days, not counting the start day") + 1;
        assertThat(run.out()).contains(file + ":" + line + ": expected a number of working days between 1 and 1000, found 'five'");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aChangedLimitFailsTheExamplesThatNoLongerHold() throws IOException {
        copyBrokerage();
        Path file = folder.resolve("ASC-BRK-01.dslr");
        Files.writeString(file, Files.readString(file).replace("the limit is 5 working days, not counting the start day", "the limit is 5 days, not counting the start day"));
        Run run = run(file.toString());
        assertThat(run.out()).contains(folder.resolve("ASC-BRK-01.examples.yaml") + ":").contains("expected COMPLIANT, deadline Tue 29 December 2026");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void runsFurtherExamplesAgainstTheRules() throws IOException {
        copyBrokerage();
        Path further = Files.createDirectory(folder.resolve("further"));
        Files.writeString(further.resolve("mine.yaml"), """
                standard: ASC-BRK-01
                examples:
                  - name: Mine
                    as at: 2026-12-31
                    facts:
                      brokerage requests:
                        - {ref: B-9, person: P-1, sent on: 2026-12-18}
                    expect:
                      - {subject: B-9, outcome: excluded}
                """);
        Run run = run(folder.resolve("ASC-BRK-01.dslr").toString(), "--examples", further.toString());
        assertThat(run.out()).contains("mine.yaml:9: Mine: expected EXCLUDED for B-9, found BREACH S3");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void wrongUseEndsWithTwo() {
        assertThat(run("--wrong").code()).isEqualTo(2);
        assertThat(run("one", "two").code()).isEqualTo(2);
        assertThat(run(folder.resolve("nothing").toString()).err()).contains("there is no file or folder");
    }

    @Test
    void refusesAFileInTheFolderOfAnotherJurisdiction() throws IOException {
        Path wales = Files.createDirectories(folder.resolve("wales"));
        Files.copy(SHIPPED.resolve("ASC-BRK-01.dslr"), wales.resolve("ASC-BRK-01.dslr"));
        Run run = run(folder.toString());
        assertThat(run.out()).containsPattern("wales/ASC-BRK-01\\.dslr:\\d+: the folder 'wales' holds the standards of that country");
        assertThat(run.code()).isEqualTo(1);
    }

    private void copyBrokerage() throws IOException {
        for (String name : List.of("ASC-BRK-01.dslr", "ASC-BRK-01.examples.yaml")) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CheckRules.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
