package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.identity.web.Routes.Route;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API says of itself what it does, and its errors are what it says. */
@PlumblineTest
class ApiDescriptionTest {

    private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/([A-Za-z]+)");

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    Visitor auditor;
    String description;
    JsonNode api;

    @BeforeEach
    void readTheDescription() {
        auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
        description = auditor.get("/api/v1/openapi").body();
        api = JsonMapper.shared().readTree(description);
    }

    @Test
    void everyRouteIsDescribedWithItsParametersAnswersAndErrors() {
        assertThat(routes()).hasSizeGreaterThan(25);
        SoftAssertions.assertSoftly(softly -> routes().forEach(route -> {
            JsonNode operation = operation(route);
            softly.assertThat(operation.path("summary").asString("")).as("summary of " + route + " in api/operations.yaml").isNotBlank();
            softly.assertThat(operation.path("description").asString("")).as("who may use " + route).contains("For");
            operation.path("parameters").forEach(parameter -> softly.assertThat(parameter.path("description").asString(""))
                    .as("parameter " + parameter.path("name") + " of " + route).isNotBlank());
            softly.assertThat(operation.path("responses").propertyNames()).as("answers of " + route).contains("401", "403")
                    .anyMatch(status -> status.startsWith("2"));
            operation.path("responses").properties().stream().filter(answer -> answer.getKey().startsWith("4"))
                    .forEach(answer -> softly.assertThat(answer.getValue().path("content").propertyNames())
                            .as(answer.getKey() + " of " + route).containsExactly("application/problem+json"));
        }));
    }

    @Test
    void describesNothingThatIsNotThere() {
        List<String> there = routes().stream().map(Route::toString).toList();
        assertThat(there).containsAll(ApiText.read().operations().keySet());
        assertThat(REFERENCE.matcher(description).results().map(found -> found.group(1)).distinct())
                .isNotEmpty().allMatch(name -> api.path("components").path("schemas").has(name));
    }

    @Test
    void saysThatIdsAreText() {
        JsonNode parameters = operation(new Route(HttpMethod.GET, "/api/v1/breaches", false)).path("parameters");
        assertThat(parameters.valueStream().filter(parameter -> parameter.path("name").asString().equals("standard"))
                .map(parameter -> parameter.path("schema").path("type").asString(""))).containsExactly("string");
    }

    @Test
    void refusesStrangersWithAProblem() {
        Visitor stranger = new Visitor(port);
        routes().stream().filter(route -> route.method().equals(HttpMethod.GET)).forEach(route -> assertProblem(stranger, route, 401));
        routes().stream().filter(route -> route.method().equals(HttpMethod.POST)).forEach(route -> assertProblem(stranger, route, 403));
    }

    @Test
    void refusesWhatARoleMayNotWithAProblem() {
        List<Route> changes = routes().stream().filter(route -> route.method().equals(HttpMethod.POST)).toList();
        assertThat(changes).isNotEmpty().allSatisfy(route -> {
            assertProblem(auditor, route, 403);
            assertThat(answer(auditor, route).body()).contains("Your role does not allow this.");
        });
    }

    @Test
    void tellsOfAnIdThatIsNotThereWithAProblem() {
        routes().stream().filter(route -> route.method().equals(HttpMethod.GET) && route.needsAnId())
                .forEach(route -> assertProblem(auditor, route, 404));
    }

    @Test
    void tellsOfAParameterThatCannotBeReadWithAProblem() {
        for (String address : List.of("/api/v1/breaches?page=x", "/api/v1/findings?run=x", "/api/v1/escalations?tier=x", "/api/v1/imports?limit=x")) {
            HttpResponse<String> answer = auditor.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(address).isEqualTo("application/problem+json");
        }
    }

    private void assertProblem(Visitor visitor, Route route, int status) {
        HttpResponse<String> answer = answer(visitor, route);
        assertThat(answer.statusCode()).as(route.toString()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(route.toString()).isEqualTo("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString("")).as(route.toString()).isNotBlank();
    }

    private static HttpResponse<String> answer(Visitor visitor, Route route) {
        HttpRequest.Builder request = visitor.request(route.pattern().replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
        if (route.method().equals(HttpMethod.GET)) {
            return visitor.send(request.GET());
        }
        String token = visitor.page("/accessibility").select("input[name=_csrf]").attr("value");
        return visitor.send(request.header("X-CSRF-TOKEN", token).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private JsonNode operation(Route route) {
        return api.path("paths").path(route.pattern()).path(route.method().name().toLowerCase(Locale.ROOT));
    }

    private List<Route> routes() {
        return Routes.all(context).stream().filter(route -> route.pattern().startsWith("/api/v1/") && !route.pattern().startsWith("/api/v1/openapi")).toList();
    }
}
