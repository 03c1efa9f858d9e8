package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
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

/** What a refused request is answered: a page or a problem with a reference, the strict headers, never a stack trace. */
@PlumblineTest
class RefusalsTest {

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor auditor;

    @BeforeEach
    void signIn() {
        auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
    }

    @Test
    void showsAPageWithAReferenceAndNoCause() {
        assertPage(auditor.get("/no-such-page"), 404, "Page not found");
        assertPage(auditor.get("/clock"), 403, "You cannot do this");
        assertPage(auditor.get("/breaches?page=x"), 400, "Something is wrong with the request");
        assertPage(auditor.get("/breaches/../%00"), 400, null);
        assertPage(auditor.postAsItIs("/imports", Map.of()), 403, "You cannot do this");
    }

    @Test
    void answersTheApiWithAProblem() {
        assertProblem(auditor.get("/api/v1/no-such-thing"), 404);
        assertProblem(auditor.get("/api/v1/breaches/not-an-id"), 400);
        assertProblem(auditor.postAsItIs("/api/v1/clock", Map.of()), 403);
    }

    @Test
    void sendsTheStrictHeadersWithEveryAnswer() {
        for (String path : List.of("/sign-in", "/accessibility", "/no-such-page", "/api/v1/board", "/api/v1/no-such-thing", "/assets/site.css")) {
            HttpResponse<String> answer = auditor.get(path);
            assertHeader(answer, "Content-Security-Policy", SecurityConfiguration.CONTENT_POLICY);
            assertHeader(answer, "X-Content-Type-Options", "nosniff");
            assertHeader(answer, "Referrer-Policy", "same-origin");
            assertHeader(answer, "Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
            assertHeader(answer, "Cross-Origin-Opener-Policy", "same-origin");
        }
    }

    @Test
    void tellsOfAFileThatIsTooLargeBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("""
                    POST /sign-in HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: multipart/form-data; boundary=x\r
                    Content-Length: 900000000\r
                    Connection: close\r
                    \r
                    --x\r
                    """.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    private static void assertPage(HttpResponse<String> answer, int status, @Nullable String heading) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertNoCause(answer);
        if (heading != null) {
            assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo(heading);
            assertThat(Jsoup.parse(answer.body()).select("main").text()).containsPattern("Reference: [0-9a-f]{8}");
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertHeader(answer, "Content-Type", "application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status);
        assertNoCause(answer);
    }

    private static void assertNoCause(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("org.springframework");
    }

    private static void assertHeader(HttpResponse<String> answer, String name, String value) {
        assertThat(answer.headers().firstValue(name).orElse("missing")).as(name + " of " + answer.uri()).isEqualTo(value);
    }
}
