package plumbline.standards.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.standards.RuleSource;

class ExampleReaderTest {

    private static final String EXAMPLE = """
            examples:
              - name: One
                as at: 2025-04-01
                facts:
                  requests:
                    - {ref: R-1, person: P-1, accepted on: 2025-03-03}
                expect:
                  - {subject: R-1, outcome: breach}
            """;

    @Test
    void readsAnExample() {
        ExampleReader.Reading reading = read(EXAMPLE);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.examples()).singleElement().satisfies(example -> assertThat(example.facts()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "requests:|wishes:|6|'wishes' is no type of fact, expected one of: people, second records of people, requests",
        "accepted on|agreed on|6|'agreed on' is not known here, expected one of: ref, person",
        "2025-03-03|3 March|6|'3 March' is no day, expected year-month-day",
        "outcome: breach|outcome: late|8|'late' is no outcome, expected one of: compliant, due soon, breach",
        "outcome: breach|verdict: breach|8|'verdict' is not known here, expected one of: counts, deadline",
        "as at|when|3|'when' is not known here, expected one of: as at, expect",
        "person: P-1, |\"\"|6|'person' is missing, expected it in this fact",
        "2025-04-01|2025-04-01T10:00|3|is no instant, expected a day, a time and the offset"
    })
    void refusesWhatItDoesNotKnowWithLineAndWhatWasExpected(String part, String instead, int line, String message) {
        assertThat(read(EXAMPLE.replace(part, instead)).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[", "examples: 3", "- 1", "examples: !!javax.script.ScriptEngineManager [x]", "examples: &a [*a, *a]",
        "examples: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", "examples:\n  - name: x\nexamples: []", "\0"
    })
    void refusesWhatIsNoPlainYamlWithoutFailing(String text) {
        assertThat(read(text).examples()).isEmpty();
        assertThat(read(text).problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.message()).contains("expected"));
    }

    private static ExampleReader.Reading read(String text) {
        return ExampleReader.read(new RuleSource("ASC-ASM-01.examples.yaml", text));
    }
}
