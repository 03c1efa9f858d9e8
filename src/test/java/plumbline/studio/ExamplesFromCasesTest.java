package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.facts.Assessment;
import plumbline.facts.Fact;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.standards.AsAt;
import plumbline.standards.CaseExamples;
import plumbline.testing.PlumblineTest;

/** A real case becomes a worked example, and nobody can tell whose it was. */
@PlumblineTest
class ExamplesFromCasesTest {

    private static final StandardId STANDARD = new StandardId("ASC-ASM-01");
    private static final UnitId TEAM = new UnitId("reviews-north");
    private static final LocalDate BORN = LocalDate.of(1941, 5, 17);

    @Autowired
    CaseExamples examples;

    @Test
    void hasTheDaysAndWhatCameOutAndNothingThatTellsWhoseItIs() {
        String example = examples.example(STANDARD, "REQ-774512", "2025-03-03", AsAt.endOf(LocalDate.of(2025, 4, 30)), facts()).orElseThrow();
        assertThat(example).isEqualTo("""
                - name: A real case, breach and closed
                  as at: 2025-04-30
                  facts:
                    requests:
                      - {ref: R-1, person: P-1, accepted on: 2025-03-03, needs assessment: yes}
                    assessments:
                      - {ref: A-1, person: P-1, kind: long term, signed off on: 2025-04-14, completed: yes}
                  expect:
                    - {subject: R-1, period: 2025-03-03, outcome: breach, severity: S3, deadline: 2025-03-31, open: no}
                """);
        assertThat(example).doesNotContain("NHS-4857773456").doesNotContain("774512").doesNotContain("reviews-north").doesNotContain(BORN.toString());
    }

    @Test
    void isNoneWhenTheStandardSaysNothingOfTheCase() {
        assertThat(examples.example(STANDARD, "REQ-1", "2025-03-03", AsAt.endOf(LocalDate.of(2025, 4, 30)), facts())).isEmpty();
        assertThat(examples.example(STANDARD, "REQ-774512", "2024-01-01", AsAt.endOf(LocalDate.of(2025, 4, 30)), facts())).isEmpty();
    }

    @Test
    void standsAtTheEndOfTheFileIndentedAsTheOthersAre() {
        String item = "- name: New\n  as at: 2025-01-01\n";
        assertThat(ExamplesFromCases.with("", item)).isEqualTo("examples:\n  - name: New\n    as at: 2025-01-01\n");
        assertThat(ExamplesFromCases.with("examples:\n- name: Old\n  as at: 2024-01-01\n", item))
                .isEqualTo("examples:\n- name: Old\n  as at: 2024-01-01\n\n- name: New\n  as at: 2025-01-01\n");
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        String person = "NHS-4857773456";
        facts.add(new Person(7, person, TEAM, BORN, null, null));
        facts.add(new Request("REQ-774512", 7, person, TEAM, LocalDate.of(2025, 3, 3), null, true));
        facts.add(new Assessment("ASM-88", 7, person, TEAM, Assessment.Kind.LONG_TERM, null, LocalDate.of(2025, 4, 14), true));
        facts.add(new Review("REV-5", 7, person, TEAM, LocalDate.of(2024, 2, 2), Review.Kind.PLANNED, true));
        return facts;
    }
}
