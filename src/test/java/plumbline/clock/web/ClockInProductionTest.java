package plumbline.clock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.MovableClock;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

@PlumblineTest
class ClockInProductionTest {

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    Visitor administrator;

    @BeforeEach
    void signIn() {
        administrator = new Visitor(port);
        administrator.signIn(TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR), TestUsers.PASSWORD);
    }

    @Test
    void cannotBeMovedThroughTheApi() {
        String token = administrator.page("/accessibility").select("input[name=_csrf]").attr("value");
        HttpResponse<String> answer = administrator.send(administrator.request("/api/v1/clock")
                .header("Content-Type", "application/json").header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString("{\"workingDays\": 1}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("Time can be moved only in a demonstration.");
        assertThat(clock.movable()).isFalse();
    }

    @Test
    void cannotBeMovedThroughThePage() {
        assertThat(administrator.page("/clock").select("main form")).isEmpty();
        administrator.post("/clock", "/accessibility", Map.of("workingDays", "1"));
        assertThat(administrator.page("/clock").select(".govuk-error-summary").text()).contains("only in a demonstration");
    }

    @Test
    void isReadByTheApi() {
        assertThat(administrator.get("/api/v1/clock").body()).contains("\"movable\":false").contains("\"now\":\"20");
    }

    @Test
    void isNotInTheNavigation() {
        assertThat(administrator.page("/clock").select("nav a[href=/clock]")).isEmpty();
    }
}
