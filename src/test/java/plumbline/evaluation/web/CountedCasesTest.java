package plumbline.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plumbline.core.UnitId;
import plumbline.evaluation.CountedCases;
import plumbline.evaluation.Finding;
import plumbline.evaluation.FindingFilter;
import plumbline.evaluation.Findings;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.Subject;
import plumbline.testing.DemonstrationTest;
import plumbline.testing.Visitor;

/** Every number of a rate opens the list of the cases it was counted from. */
@DemonstrationTest
class CountedCasesTest {

    @LocalServerPort
    int port;

    @Autowired
    Findings findings;

    @Autowired
    CountedCases cases;

    @Test
    void theListBehindEveryNumberHasAsManyCasesAsTheNumberSays() {
        int rates = 0;
        for (Outcome outcome : List.of(Outcome.GREEN, Outcome.AMBER, Outcome.RED)) {
            for (Finding finding : all(outcome)) {
                Map<String, String> values = finding.values();
                if (values.containsKey("met") && values.containsKey("total")) {
                    Map<RateCase.Part, Integer> parts = cases.behind(filter(finding), 1).parts();
                    assertThat(parts.getOrDefault(RateCase.Part.MET, 0)).as("met of %s", finding).isEqualTo(Integer.valueOf(values.get("met")));
                    assertThat(parts.getOrDefault(RateCase.Part.MET, 0) + parts.getOrDefault(RateCase.Part.NOT_MET, 0)).as("total of %s", finding)
                            .isEqualTo(Integer.valueOf(values.get("total")));
                    assertThat(parts.getOrDefault(RateCase.Part.UNKNOWN, 0)).as("unknown of %s", finding).isEqualTo(Integer.valueOf(values.get("unknown")));
                    rates++;
                }
            }
        }
        assertThat(rates).as("rates of the demonstration").isGreaterThan(20);
    }

    @Test
    void theFindingOpensTheListAndTheListNarrowsToWhatSpoilsTheNumber() {
        Visitor visitor = new Visitor(port);
        visitor.signIn("head-reviews", "head-reviews");
        Finding red = all(Outcome.RED).stream().filter(finding -> finding.values().containsKey("met")).findFirst().orElseThrow();
        Document list = visitor.page("/findings?outcome=RED&standard=" + red.standard());
        Document page = visitor.page(list.select("a:contains(List the cases)").first().attr("href"));
        assertThat(page.select("h1").text()).isEqualTo("Cases behind a number");
        String title = visitor.page("/standards/" + red.standard()).select("h1").text();
        assertThat(title).contains(page.selectFirst(".govuk-caption-xl span").text());
        assertThat(page.selectFirst(".govuk-caption-xl span").text()).isNotBlank();
        assertThat(page.select("tbody tr").first().text()).contains("Not met");
        Document notMet = visitor.page(page.select("a:contains(Not met)").first().attr("href"));
        assertThat(notMet.select("tbody tr")).isNotEmpty().allSatisfy(row -> assertThat(row.text()).contains("Not met"));
        assertThat(notMet.select("[aria-current=page]").text()).startsWith("Not met: ");
        assertThat(visitor.page(notMet.select("tbody th a").first().attr("href")).select("h1").text()).isEqualTo("Findings");
    }

    @Test
    void aNumberWithoutCasesSaysWhy() {
        Visitor visitor = new Visitor(port);
        visitor.signIn("head-reviews", "head-reviews");
        assertThat(visitor.page("/findings/cases?standard=ASC-REV-03&period=1999-01").select("main").text())
                .contains("No case counts here").contains("See the findings of this standard");
    }

    private List<Finding> all(Outcome outcome) {
        FindingFilter filter = new FindingFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(outcome), Optional.empty());
        List<Finding> all = new ArrayList<>();
        for (int page = 1; page <= findings.find(filter, 1).pages(); page++) {
            all.addAll(findings.find(filter, page).items());
        }
        return all;
    }

    private static CountedCases.Filter filter(Finding finding) {
        boolean provider = finding.subject().kind() == Subject.Kind.PROVIDER;
        return new CountedCases.Filter(finding.standard(), provider ? Optional.empty() : Optional.of(new UnitId(finding.subject().ref())), finding.period(),
                provider ? Optional.of(finding.subject().ref()) : Optional.empty(), Optional.empty());
    }
}
