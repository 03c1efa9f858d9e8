package plumbline.standards.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import plumbline.core.Jurisdiction;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.versions.ShippedRules;

/** Every worked example of the shipped standards holds, and each standard has one on either side of its line. */
class ShippedExamplesTest {

    private static List<RuleSource> shipped;
    private static CompiledRuleSet ruleSet;

    @BeforeAll
    static void compile() {
        shipped = ShippedRules.read();
        ruleSet = RuleCompiler.compile(shipped, 0).ruleSet();
    }

    @TestFactory
    Stream<DynamicTest> everyWorkedExampleHolds() {
        ExampleRunner runner = new ExampleRunner(ruleSet, ShippedCalendar.of(Jurisdiction.ENGLAND));
        return exampleFiles().flatMap(file -> {
            ExampleReader.Reading reading = ExampleReader.read(file);
            assertThat(reading.problems()).isEmpty();
            return reading.examples().stream().map(example -> DynamicTest.dynamicTest(file.path() + ": " + example.name(),
                    () -> assertThat(runner.run(file.path(), example)).isEmpty()));
        });
    }

    @Test
    void everyStandardHasExamplesInsideAndOutsideTheLine() {
        for (Standard standard : ruleSet.standards()) {
            List<Outcome> outcomes = exampleFiles().filter(file -> file.path().equals(standard.file().replace(".dslr", ExampleReader.SUFFIX)))
                    .flatMap(file -> ExampleReader.read(file).examples().stream()).flatMap(example -> example.expectations().stream())
                    .filter(expectation -> expectation.standard().equals(standard.id()) && expectation.outcome() != null)
                    .map(Expectation::outcome).toList();
            assertThat(outcomes).as(standard.id().value()).anyMatch(Outcome::opensBreach).anyMatch(Outcome::clearsBreach);
        }
    }

    @Test
    void anExampleThatDoesNotHoldSaysWhatWasExpectedAndWhatWasFound() {
        RuleSource source = new RuleSource("ASC-ASM-01.examples.yaml", """
                examples:
                  - name: Wrong on purpose
                    as at: 2025-04-01
                    facts:
                      requests:
                        - {ref: R-1, person: P-1, accepted on: 2025-03-03}
                    expect:
                      - {subject: R-1, outcome: compliant, deadline: 2025-04-02}
                """);
        ExampleReader.Reading reading = ExampleReader.read(source);
        assertThat(new ExampleRunner(ruleSet, ShippedCalendar.of(Jurisdiction.ENGLAND)).run(source.path(), reading.examples().get(0)))
                .singleElement().satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(8);
                    assertThat(problem.message()).startsWith("Wrong on purpose: expected COMPLIANT, deadline Wed 2 April 2025 for R-1, "
                            + "found BREACH S3, deadline Mon 31 March 2025, open");
                });
    }

    private static Stream<RuleSource> exampleFiles() {
        return shipped.stream().filter(source -> source.path().endsWith(ExampleReader.SUFFIX));
    }
}
