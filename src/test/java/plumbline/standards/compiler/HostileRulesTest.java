package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.rulefile.RuleFileReader;
import plumbline.standards.rulefile.Vocabulary;

/**
 * Hostile rule files. Each must be refused by the first lock; hostile rule language, as if the first lock were not there, by
 * the second lock on the source; and what compiles and does harm, as if that were not there either, by the second lock on the
 * byte code. No rule base is ever made, and the canary never appears.
 */
class HostileRulesTest {

    /** Refused for what they might grow into; their byte code refers to nothing unusual. */
    private static final Set<String> HARMLESS_BYTE_CODE = Set.of("salience", "redos", "loop-in-consequence", "declare", "query", "window",
            "entry-point", "rule-extends", "deep-nesting", "giant", "from-collect", "timer", "dialect", "text-block", "delete", "insert",
            "modify", "import-accumulate", "fully-qualified-type", "not-on-the-fact-list", "other-global");

    @TempDir
    private Path folder;

    private Path canary;
    /** Nobody who types such a thing may keep the service busy for longer. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final AtomicInteger bases = new AtomicInteger();
    private final Vocabulary vocabulary = Vocabulary.read(RuleFiles.vocabulary().text());

    /** A service that runs has compiled before. */
    @BeforeAll
    static void loadTheCompiler() {
        RuleCompiler.load();
        RuleCompiler.compile(RuleFiles.corpus(), 0);
    }

    @BeforeEach
    void nameTheCanary() {
        canary = folder.resolve("canary");
    }

    @AfterEach
    void theCanaryNeverAppearedAndNoRuleBaseWasMade() {
        assertThat(canary).doesNotExist();
        assertThat(bases).hasValue(0);
    }

    @Test
    void theCorpusIsLargeEnough() {
        assertThat(RuleFiles.files("hostile/dslr").size() + RuleFiles.files("hostile/drl").size()).isGreaterThanOrEqualTo(150);
    }

    @TestFactory
    Stream<DynamicTest> theFirstLockRefuses() {
        return RuleFiles.files("hostile/dslr").stream().map(file -> quickly(file, () -> {
            RuleSource source = new RuleSource("england/evil/ASC-EVL-01.dslr", armed(file));
            RuleFileReader.Reading reading = RuleFileReader.read(vocabulary, source);
            assertThat(reading.file()).isNull();
            assertThat(reading.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.file()).isEqualTo(source.path());
                assertThat(problem.message()).contains("expected").hasSizeLessThan(1_000);
            });
            assertThat(RuleCompiler.compile(List.of(source, RuleFiles.vocabulary()), 0).ruleSet()).isNull();
        }));
    }

    @TestFactory
    Stream<DynamicTest> theSecondLockRefusesTheSource() {
        return RuleFiles.files("hostile/drl").stream().map(file -> quickly(file, () -> {
            RuleCompiler.Built built = RuleCompiler.build(List.of(text(file)), drl -> {
                bases.incrementAndGet();
                return drl.base();
            });
            assertThat(built.base()).isNull();
            assertThat(built.problems()).isNotEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> theSecondLockRefusesTheByteCode() {
        return RuleFiles.files("hostile/drl").stream()
                .filter(file -> !HARMLESS_BYTE_CODE.contains(file.getFileName().toString().replace(".drl", "")))
                .map(file -> quickly(file, () -> {
                    Drl drl = Drl.build(List.of(text(file)), "hostile");
                    try {
                        List<RuleProblem> problems = new ArrayList<>(drl.errors());
                        if (problems.isEmpty()) {
                            problems.addAll(BytecodeLock.shipped().check(drl.module()));
                        }
                        assertThat(problems).isNotEmpty();
                    } finally {
                        drl.forget();
                    }
                }));
    }

    /** Time of this thread's processor: what the file costs, however busy the machine is. */
    private static DynamicTest quickly(Path file, Executable test) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            test.execute();
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)).isLessThan(LONGEST);
        });
    }

    private Drl.Text text(Path file) {
        String text = armed(file);
        return new Drl.Text(file.getFileName().toString(), text.startsWith("package") ? text : RuleWriter.header() + text);
    }

    private String armed(Path file) {
        return RuleFiles.read(file).replace("CANARY", canary.toString());
    }

    @Test
    void aHostileFileLeavesNoTraceInTheFolder() throws IOException {
        for (Path file : RuleFiles.files("hostile/dslr")) {
            RuleCompiler.compile(List.of(new RuleSource("ASC-EVL-01.dslr", armed(file)), RuleFiles.vocabulary()), 0);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
