package plumbline.standards.rulefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.versions.ShippedRules;

class RuleFileReaderTest {

    private static final String FILE = "england/assessment/ASC-ASM-01.dslr";

    private final List<RuleSource> shipped = ShippedRules.read();
    private final Vocabulary vocabulary = Vocabulary.read(text("vocabulary.dsl"));

    @Test
    void everyShippedFilePassesTheFirstLock() {
        assertThat(shipped).filteredOn(source -> source.path().endsWith(".dslr")).hasSizeGreaterThanOrEqualTo(12).allSatisfy(source ->
                assertThat(RuleFileReader.read(vocabulary, source).problems()).isEmpty());
    }

    @Test
    void aLimitChangesFromDaysToWorkingDaysByChangingWordsInOneLine() {
        RuleFileReader.Reading reading = read("the limit is 28 days, not counting the start day", "the limit is 20 working days, not counting the start day");
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "the limit is 28 days,|the limit is twenty days,|expected a number of days between 1 and 3650, found 'twenty'",
        "the limit is 28 days,|the limit is 0 days,|expected a number of days between 1 and 3650, found '0'",
        "a breach is S3|a breach is S5|expected a severity S1, S2, S3 or S4, found 'S5'",
        "the clock is paused while the person is in hospital|the clock is paused while the person is in hospitals|did you mean: the clock is paused while the person is in hospital",
        "it is due soon from day 21|due soon from day 21|did you mean: it is due soon from day {days}",
        "- the clock starts when it was accepted|- the clock starts when it was received|this does not fit 'a request for a needs assessment', expected it directly below: a safeguarding concern",
        "a breach is S2 after 56 days|a breach is S2 if the person is in hospital|expected one of these in 'when': a request to find a care package",
        "a breach is S2 after 56 days|it is due soon from day 22|this says again what a sentence above says",
        "owner: Team manager|owner: Team Manager|'Team Manager' is no owner, expected one of: Assistant director",
        "next review: 2027-04-01|next review: 1 April 2027|expected year-month-day",
        "title:|heading:|'heading' is not known, expected one of title, statement"
    })
    void refusesWithTheLineAndWhatWasExpected(String part, String instead, String message) {
        List<String> lines = text(FILE).replace(part, instead).lines().toList();
        List<RuleProblem> problems = read(part, instead).problems();
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).message()).contains(message);
        assertThat(lines.get(problems.get(0).line() - 1)).contains(instead);
    }

    @Test
    void namesTheColumnOfTheWrongValue() {
        assertThat(read("the limit is 28 days", "the limit is twenty days").problems()).singleElement()
                .satisfies(problem -> assertThat(problem.column()).isEqualTo("    the limit is ".length() + 1));
    }

    @Test
    void reportsAllWrongLinesAtOnce() {
        RuleSource source = new RuleSource(FILE, text(FILE).replace("28", "0").replace("56", "none").replace("S3", "S9"));
        assertThat(RuleFileReader.read(vocabulary, source).problems()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "    the limit is 28 days, not counting the start day|the clock has no limit",
        "    the clock stops when its assessment is signed off|nothing stops the clock"
    })
    void refusesARuleThatLacksSomething(String line, String message) {
        assertThat(read(line + "\n", "").problems()).singleElement().satisfies(problem -> assertThat(problem.message()).contains(message));
    }

    private RuleFileReader.Reading read(String part, String instead) {
        assertThat(text(FILE)).contains(part);
        return RuleFileReader.read(vocabulary, new RuleSource(FILE, text(FILE).replace(part, instead)));
    }

    private String text(String path) {
        return shipped.stream().filter(source -> source.path().equals(path)).findFirst().orElseThrow().text();
    }
}
