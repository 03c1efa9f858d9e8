package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import plumbline.clock.MovableClock;
import plumbline.testing.DemonstrationTest;
import plumbline.testing.Visitor;

/** What is different in a demonstration: known passwords, HTTP Basic for the API, a clock that moves. */
@DemonstrationTest
class DemonstrationSignInTest {

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Test
    void listsThePostsAndLetsThemInByTheirName() {
        Visitor visitor = new Visitor(port);
        Document page = visitor.page("/sign-in");
        assertThat(page.select("table td").eachText()).contains("board-chair", "director", "policy-author", "administrator");
        visitor.signIn("data-steward", "data-steward");
        assertThat(visitor.page("/accessibility").select(".app-user").text()).contains("Demonstration").contains("Signed in as Data steward");
    }

    @Test
    void opensTheApiByPasswordWithoutASession() {
        HttpResponse<String> answer = ask("director", "director", "/api/v1/board");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void asksForAPasswordInTheWayHttpDoes() {
        HttpResponse<String> answer = ask("director", "wrong", "/api/v1/board");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
    }

    @Test
    void opensNoPageByPassword() {
        assertThat(ask("director", "director", "/board").statusCode()).isEqualTo(302);
    }

    @Test
    void movesTheClockForAnAdministratorOnly() {
        Instant before = clock.now();
        assertThat(move("director", "{\"workingDays\": 1}").statusCode()).isEqualTo(403);
        assertThat(move("administrator", "{\"workingDays\": 0}").statusCode()).isEqualTo(422);
        assertThat(move("administrator", "{}").statusCode()).isEqualTo(422);
        assertThat(move("administrator", "{\"workingDays\": \"many\"}").statusCode()).isEqualTo(400);
        assertThat(move("administrator", "not json").statusCode()).isEqualTo(400);
        assertThat(clock.now()).isBefore(before.plus(Duration.ofHours(1)));
        HttpResponse<String> moved = move("administrator", "{\"workingDays\": 1}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.body()).contains("\"now\":\"");
        assertThat(clock.now()).isAfter(before.plus(Duration.ofHours(12)));
    }

    private HttpResponse<String> ask(String username, String password, String path) {
        Visitor visitor = new Visitor(port);
        return visitor.send(visitor.request(path).header("Authorization", basic(username, password)).GET());
    }

    private HttpResponse<String> move(String username, String body) {
        Visitor visitor = new Visitor(port);
        return visitor.send(visitor.request("/api/v1/clock").header("Authorization", basic(username, username))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String basic(String username, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes());
    }
}
