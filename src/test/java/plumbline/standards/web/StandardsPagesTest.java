package plumbline.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.standards.RuleSets;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Standards can be read in plain English, in the page and over the API. */
@PlumblineTest
class StandardsPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RuleSets ruleSets;

    Visitor auditor;

    @BeforeEach
    void signIn() {
        TestUsers.council(jdbc);
        auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
    }

    @Test
    void listsEveryStandardInForceWithItsOwnerAndSource() {
        Document page = auditor.page("/standards");
        assertThat(page.select("tbody tr")).hasSize(ruleSets.inForce().standards().size());
        assertThat(page.select("tr:has(a:contains(ASC-PRV-01))").text()).contains("Assistant director").contains("Provider rating").contains("Local");
    }

    @Test
    void showsAStandardInItsOwnWordsWithSourceExamplesAndVersion() {
        Document page = auditor.page("/standards/ASC-ASM-01");
        assertThat(page.select("h1").text()).isEqualTo("Care Act needs assessment completed within 28 days of the request");
        assertThat(page.select("main li").eachText()).contains("a request for a needs assessment", "the clock starts when it was accepted",
                "the limit is 28 days, not counting the start day", "a breach is S2 after 56 days");
        assertThat(page.select("dt").eachText()).contains("Last reviewed", "Next review, as its file says", "Owner", "Source");
        assertThat(page.select("main table:has(caption:contains(Versions in which it changed)) tbody tr").last().text())
                .contains("It came with this version");
        assertThat(page.select("dd").eachText()).contains("Team manager", "England", "Assessing needs");
        assertThat(page.select("main").text()).contains("Signed off on the last day, because 14 days in hospital do not count")
                .contains("R-17: Compliant, deadline Mon 14 April 2025").contains(ruleSets.inForce().version().contentHash().substring(0, 12));
    }

    @Test
    void anUnknownStandardIsNotFound() {
        assertThat(auditor.get("/standards/ASC-NON-99").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/api/v1/standards/ASC-NON-99").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/api/v1/standards/ASC-NON-99").headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void theApiGivesTheSame() {
        JsonNode standards = new JsonMapper().readTree(auditor.get("/api/v1/standards").body());
        assertThat(standards.valueStream().map(standard -> standard.get("id").asString()).toList())
                .isEqualTo(ruleSets.inForce().standards().stream().map(standard -> standard.id().value()).toList());
        JsonNode one = new JsonMapper().readTree(auditor.get("/api/v1/standards/ASC-REV-01").body());
        assertThat(one.get("owner").asString()).isEqualTo("Team manager");
        assertThat(one.get("sentences").valueStream().map(JsonNode::asString).toList())
                .containsAll(List.of("    the limit is 12 months, to the same date", "    a breach is S2 when more than 3 months late"));
        assertThat(one.get("ruleSetHash").asString()).isEqualTo(ruleSets.inForce().version().contentHash());
    }
}
