package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
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
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;
    String username;

    @BeforeEach
    void makeSomebody() {
        visitor = new Visitor(port);
        username = TestUsers.anybody(users, jdbc, Role.AUDITOR);
    }

    @Test
    void sendsWhoeverIsNotSignedInToTheSignInPage() {
        HttpResponse<String> answer = visitor.get("/board");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/sign-in");
    }

    @Test
    void letsInWithTheRightPasswordAndShowsThePost() {
        HttpResponse<String> answer = visitor.signIn(username, TestUsers.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/");
        assertThat(location(visitor.get("/"))).isEqualTo("/board");
        assertThat(visitor.page("/accessibility").select(".app-user").text()).contains("Auditor for tests");
    }

    @Test
    void takesTheSignInNameInAnyCaseAndWithBlanksAround() {
        assertThat(location(visitor.signIn("  " + username.toUpperCase() + " ", TestUsers.PASSWORD))).isEqualTo("/");
    }

    @Test
    void saysTheSameWhenTheNameOrThePasswordIsWrong() {
        assertThat(location(visitor.signIn(username, "wrong"))).isEqualTo("/sign-in?problem=wrong");
        assertThat(location(visitor.signIn("nobody", TestUsers.PASSWORD))).isEqualTo("/sign-in?problem=wrong");
        assertThat(location(visitor.signIn("\0", "\0"))).isEqualTo("/sign-in?problem=wrong");
        assertThat(location(visitor.signIn("x".repeat(5000), "x".repeat(5000)))).isEqualTo("/sign-in?problem=wrong");
    }

    @Test
    void marksTheFailureAsAnErrorOfTheForm() {
        Document page = visitor.page("/sign-in?problem=wrong");
        assertThat(page.title()).isEqualTo("Error: Sign in - Plumbline");
        assertThat(page.select(".govuk-error-summary a[href=#username]").text()).contains("Check both and try again");
        assertThat(page.select("#username").attr("aria-describedby")).isEqualTo("username-error");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        assertThat(visitor.postAsItIs("/sign-in", Map.of("username", username, "password", TestUsers.PASSWORD)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void givesASignedInPersonANewSession() {
        String before = cookie(visitor.get("/sign-in"));
        String after = cookie(visitor.signIn(username, TestUsers.PASSWORD));
        assertThat(after).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void keepsTheSessionFromScriptsAndOtherSites() {
        assertThat(cookie(visitor.get("/sign-in"))).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void signsOut() {
        visitor.signIn(username, TestUsers.PASSWORD);
        assertThat(location(visitor.post("/sign-out", "/accessibility", Map.of()))).isEqualTo("/sign-in?signedOut");
        assertThat(location(visitor.get("/"))).isEqualTo("/sign-in");
    }

    @Test
    void listsNobodyOutsideADemonstration() {
        assertThat(visitor.page("/sign-in").text()).doesNotContain(username).doesNotContain("demonstration");
    }

    @Test
    void takesNoPasswordWithARequestOutsideADemonstration() {
        String basic = Base64.getEncoder().encodeToString((username + ":" + TestUsers.PASSWORD).getBytes());
        HttpResponse<String> answer = visitor.send(visitor.request("/api/v1/clock").header("Authorization", "Basic " + basic).GET());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void tellsTheApiCallerToSignInAsAProblem() {
        HttpResponse<String> answer = visitor.get("/api/v1/clock");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401").contains("Sign in first.");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://127.0.0.1:\\d+", "");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }
}
