package plumbline.standards.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.core.StandardId;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.TriedRules;
import plumbline.standards.TriedRules.ExampleOutcome;

/** Rule files on trial: the compiler, the worked examples, and what they lack. */
class CompilingTrialTest {

    private static final StandardId ASSESSMENT = new StandardId("ASC-ASM-01");
    private static final String RULES = "england/assessment/ASC-ASM-01.dslr";
    private static final String EXAMPLES = "england/assessment/ASC-ASM-01.examples.yaml";

    private static final FilesInForce HERE = new FilesInForce("England");

    private final CompilingTrial trial = new CompilingTrial(HERE, new RecentlyCompiled(HERE));

    @Test
    void theShippedRulesAreFineAndHaveExamplesOnBothSidesOfEveryLine() {
        TriedRules shipped = trial.tryOut(ShippedRules.read(), Set.of());
        Set<StandardId> all = Objects.requireNonNull(shipped.ruleSet()).standards().stream().map(Standard::id).collect(Collectors.toSet());
        TriedRules tried = trial.tryOut(ShippedRules.read(), all);
        assertThat(tried.problems()).isEmpty();
        assertThat(tried.lacking()).isEmpty();
        assertThat(tried.examples()).hasSizeGreaterThan(500).allMatch(ExampleOutcome::holds);
        assertThat(tried.fine()).isTrue();
    }

    @Test
    void aTighterLimitTurnsTheExamplesThatItChanges() {
        TriedRules tried = trial.tryOut(with(RULES, text -> text.replace("the limit is 28 days", "the limit is 27 days")), Set.of(ASSESSMENT));
        assertThat(tried.problems()).isEmpty();
        assertThat(tried.fine()).isFalse();
        assertThat(tried.examples()).filteredOn(outcome -> !outcome.holds()).anySatisfy(outcome ->
                assertThat(outcome.standard().value()).as("a rate that counts its cases").isEqualTo("ASC-ASM-05")).anySatisfy(outcome -> {
            assertThat(outcome.example()).isEqualTo("On day 28 it is not late yet");
            assertThat(outcome.expected()).isEqualTo("R-17: Due soon");
            assertThat(outcome.found()).contains("Breach S3").contains("Sun 30 March 2025");
        });
    }

    @Test
    void aBrokenFileRunsNoExample() {
        TriedRules tried = trial.tryOut(with(RULES, text -> text.replace("the limit is 28 days", "the limit is twenty days")), Set.of(ASSESSMENT));
        assertThat(tried.ruleSet()).isNull();
        assertThat(tried.examples()).isEmpty();
        assertThat(tried.problems()).singleElement().satisfies(problem ->
                assertThat(problem.message()).startsWith("expected a number of days between 1 and 3650, found 'twenty'"));
    }

    @Test
    void examplesOnOneSideOnlyAreNotEnough() {
        TriedRules one = trial.tryOut(with(EXAMPLES, text -> text.substring(0, text.indexOf("  - name: The same without"))), Set.of(ASSESSMENT));
        assertThat(one.lacking()).singleElement().asString().startsWith("ASC-ASM-01 has no worked example of somebody who misses it.");
        assertThat(one.fine()).isFalse();
        TriedRules none = trial.tryOut(without(EXAMPLES), Set.of(ASSESSMENT));
        assertThat(none.lacking()).hasSize(2);
        assertThat(trial.tryOut(without(EXAMPLES), Set.of()).lacking()).isEmpty();
    }

    @Test
    void ofANationalFileThatALocalOneReplacesNoExampleCounts() {
        List<RuleSource> local = Stream.concat(ShippedRules.read().stream(), ShippedRules.read().stream()
                .filter(file -> file.path().equals(RULES)).map(file -> new RuleSource("local/assessment/ASC-ASM-01.dslr",
                        file.text().replace("the limit is 28 days", "the limit is 20 days")))).toList();
        TriedRules tried = trial.tryOut(local, Set.of(ASSESSMENT));
        assertThat(tried.examples()).noneMatch(outcome -> outcome.file().equals(EXAMPLES));
        assertThat(tried.lacking()).hasSize(2);
    }

    @Test
    void aLookAtOneFileFindsWhatIsWrongInIt() {
        assertThat(trial.look(new RuleSource(RULES, "rule \"x\""))).isNotEmpty();
        assertThat(trial.look(new RuleSource(EXAMPLES, "examples: 3"))).isNotEmpty();
        assertThat(ShippedRules.read()).filteredOn(file -> !file.path().endsWith(".dsl")).allSatisfy(file -> assertThat(trial.look(file)).isEmpty());
    }

    private static List<RuleSource> with(String path, UnaryOperator<String> change) {
        return ShippedRules.read().stream().map(file -> file.path().equals(path) ? new RuleSource(path, change.apply(file.text())) : file).toList();
    }

    private static List<RuleSource> without(String path) {
        return ShippedRules.read().stream().filter(file -> !file.path().equals(path)).toList();
    }
}
