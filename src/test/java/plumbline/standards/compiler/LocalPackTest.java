package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.versions.ShippedRules;

/** A council's own file may tighten a statutory standard and change a local one; it never weakens a statutory one. */
class LocalPackTest {

    private static final String STATUTORY = "england/finance/ASC-FIN-03.dslr";
    private static final String LOCAL = "england/assessment/ASC-ASM-01.dslr";

    @Test
    void aShorterLimitTakesTheNationalPlace() {
        Compilation compilation = compiled(STATUTORY, text -> text.replace("the limit is 30 days", "the limit is 20 days"));
        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.ruleSet().standards()).singleElement().satisfies(standard ->
                assertThat(standard.file()).isEqualTo("local/finance/ASC-FIN-03.dslr"));
    }

    @Test
    void theSameLimitAndAGraverSeverityAreTaken() {
        assertThat(problems(STATUTORY, text -> text.replace("a breach is S3", "a breach is S2"))).isEmpty();
        assertThat(problems(STATUTORY, text -> text)).isEmpty();
    }

    @Test
    void noEndOfTheDutyIsStricterThanOne() {
        assertThat(problems(STATUTORY, text -> text.replace("    - the duty ends when it was disputed\n", ""))).isEmpty();
    }

    @Test
    void aLongerLimitIsRefusedWithTheReason() {
        assertThat(problems(STATUTORY, text -> text.replace("the limit is 30 days", "the limit is 31 days"))).singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("never weaken").contains("expected"));
    }

    @Test
    void otherWaysToWeakenItAreRefused() {
        assertThat(problems(STATUTORY, text -> text.replace("30 days, counting the start day", "30 days, not counting the start day"))).isNotEmpty();
        assertThat(problems(STATUTORY, text -> text.replace("the limit is 30 days, counting the start day", "the limit is 20 working days"))).isNotEmpty();
        assertThat(problems(STATUTORY, text -> text.replace("a breach is S3", "a breach is S4"))).isNotEmpty();
        assertThat(problems(STATUTORY, text -> text.replace("source status: statutory", "source status: local"))).isNotEmpty();
        assertThat(problems(STATUTORY, text -> text.replace("    - the clock stops when it was paid\n",
                "    - the clock stops when it was paid\n    - the clock is paused from when it was received until it was due\n"))).isNotEmpty();
        assertThat(problems(STATUTORY, text -> text.replace("    a breach is S3\n", "    a breach is S3\n    a deadline on a day off moves to the next working day\n")))
                .isNotEmpty();
    }

    @Test
    void aLocalStandardMayBeRelaxed() {
        assertThat(problems(LOCAL, text -> text.replace("the limit is 28 days", "the limit is 42 days"))).isEmpty();
    }

    @Test
    void twoNationalFilesOfOneStandardAreRefused() {
        RuleSource file = shipped(STATUTORY);
        assertThat(RuleCompiler.compile(List.of(file, new RuleSource("england/other/ASC-FIN-03.dslr", file.text()), RuleFiles.vocabulary()), 0).problems())
                .singleElement().satisfies(problem -> assertThat(problem.message()).contains("twice"));
    }

    @Test
    void aFileInTheFolderOfAnotherJurisdictionIsRefusedWithItsLine() {
        RuleSource file = shipped(STATUTORY);
        RuleSource moved = new RuleSource("wales/finance/ASC-FIN-03.dslr", file.text());
        assertThat(RuleCompiler.compile(List.of(moved, RuleFiles.vocabulary()), 0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(moved.path());
            assertThat(file.text().lines().toList().get(problem.line() - 1)).isEqualTo("jurisdiction: England");
            assertThat(problem.message()).contains("'wales'", "this one is for England", "expected the file in the folder 'england'");
        });
    }

    @Test
    void theCouncilsOwnFolderHoldsStandardsOfEitherJurisdictionWhereverTheTreeLies() {
        String text = shipped(STATUTORY).text();
        for (String path : List.of("local/ASC-FIN-03.dslr", "/srv/wales/rules/local/finance/ASC-FIN-03.dslr", "/srv/wales/rules/england/ASC-FIN-03.dslr", "ASC-FIN-03.dslr")) {
            assertThat(RuleCompiler.compile(List.of(new RuleSource(path, text), RuleFiles.vocabulary()), 0).problems()).as(path).isEmpty();
            assertThat(RuleCompiler.compile(List.of(new RuleSource(path, text.replace("jurisdiction: England", "jurisdiction: Wales")),
                    RuleFiles.vocabulary()), 0).problems().isEmpty()).as(path).isEqualTo(!path.contains("rules/england"));
        }
    }

    private static List<RuleProblem> problems(String path, UnaryOperator<String> change) {
        return compiled(path, change).problems();
    }

    private static Compilation compiled(String path, UnaryOperator<String> change) {
        RuleSource national = shipped(path);
        RuleSource local = new RuleSource(path.replace("england/", "local/"), change.apply(national.text()));
        return RuleCompiler.compile(List.of(national, local, RuleFiles.vocabulary()), 0);
    }

    private static RuleSource shipped(String path) {
        return ShippedRules.read().stream().filter(source -> source.path().equals(path)).findFirst().orElseThrow();
    }
}
