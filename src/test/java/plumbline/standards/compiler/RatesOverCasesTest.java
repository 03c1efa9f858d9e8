package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.standards.RuleSource;

/** A rate counts cases that another standard judges; a circle of rates would count nothing. */
class RatesOverCasesTest {

    @Test
    void aRateOverItselfIsRefused() {
        assertThat(RuleCompiler.compile(List.of(rate("ASC-AAA-01", "ASC-AAA-01"), RuleFiles.vocabulary()), 0).problems())
                .singleElement().satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("england/test/ASC-AAA-01.dslr");
                    assertThat(problem.message()).contains("ASC-AAA-01 judges no cases", "expected");
                });
    }

    @Test
    void twoRatesOverOneAnotherAreBothRefused() {
        assertThat(RuleCompiler.compile(List.of(rate("ASC-AAA-01", "ASC-AAA-02"), rate("ASC-AAA-02", "ASC-AAA-01"), RuleFiles.vocabulary()), 0).problems())
                .hasSize(2);
    }

    private static RuleSource rate(String id, String over) {
        return new RuleSource("england/test/" + id + ".dslr", """
                title: A rate
                statement: Only for this test.
                kind: rate
                jurisdiction: England
                source: Nowhere.
                source status: local
                theme: Leadership
                quality statement: Governance, management and sustainability
                owner: Team manager
                in force from: 2026-04-01
                next review: 2027-04-01

                rule "Which cases count"
                when
                    a case judged by %s
                    - it counts in the month in which the duty was done
                then
                    it is met if the duty was done in time
                end
                """.formatted(over));
    }
}
