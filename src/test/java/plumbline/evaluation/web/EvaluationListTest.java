package plumbline.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

@PlumblineTest
class EvaluationListTest {

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor steward;

    @BeforeEach
    void signIn() {
        steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
    }

    @Test
    void asksForARealDayAndKeepsWhatWasTyped() {
        Document page = refused("31", "2", "2026");
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".govuk-error-summary a[href=#as-at-day]").text()).contains("Enter a real day");
        assertThat(page.select("#as-at-day").val()).isEqualTo("31");
        assertThat(page.select("#as-at-month").val()).isEqualTo("2");
        assertThat(page.select("#as-at-year").val()).isEqualTo("2026");
        assertThat(refused("", "3", "2026").select("#as-at-error").text()).contains("leave day, month and year empty");
        assertThat(refused("one", "3", "2026").select("#as-at-error").text()).contains("Enter a real day");
    }

    @Test
    void refusesTheFutureOnThePage() {
        assertThat(refused("1", "1", "2999").select("#as-at-error").text()).contains("not as at");
    }

    private Document refused(String day, String month, String year) {
        assertThat(steward.post("/evaluations", "/evaluations", Map.of("as-at-day", day, "as-at-month", month, "as-at-year", year))
                .headers().firstValue("Location").orElse("")).isEqualTo("/evaluations");
        return steward.page("/evaluations");
    }
}
