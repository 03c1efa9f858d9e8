package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.DemonstrationTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/**
 * For every role, every page it may open: axe finds nothing, the browser complains about nothing, it fits 320 pixels. A
 * page that shows another role nothing of another kind is examined once. The lists are those of a small council, as people meet them.
 */
@DemonstrationTest
class EveryPageIsAccessibleTest {

    private static final List<String> OPEN_PAGES = List.of("/sign-in", "/sign-in?problem=wrong", "/sign-in?signedOut", "/sign-in?ended=access",
            "/accessibility", "/privacy", "/cookies");

    private static final int NARROWEST = 320;

    /** The kinds of elements that were examined, by page. */
    private final Map<String, Set<String>> examined = new HashMap<>();

    @LocalServerPort
    int port;

    /** Attributes whose value says what kind of element it is; of the others only that they are there counts. */
    private static final Set<String> KIND = Set.of("class", "role", "type", "tabindex");

    private static final Set<String> OF_ONE_ELEMENT = Set.of("value", "href", "action", "d", "points");

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @BeforeEach
    void setUpACouncil() {
        TestUsers.council(jdbc);
    }

    @Test
    void forThoseWhoAreSignedIn() {
        SoftAssertions.assertSoftly(softly -> {
            for (Role role : Role.values()) {
                String username = TestUsers.anybody(users, jdbc, role);
                Visitor reader = new Visitor(port);
                reader.signIn(username, TestUsers.PASSWORD);
                try (Visit visit = Browser.visit(port).signIn(username, TestUsers.PASSWORD)) {
                    pages().stream().filter(page -> RouteRules.allowed(HttpMethod.GET, page).contains(role))
                            .filter(page -> showsAnotherKind(softly, reader, page, role)).forEach(page -> examine(softly, visit, page, 200, role.word()));
                    softly.assertThat(visit.complaints()).as("complaints for " + role.word()).isEmpty();
                }
            }
        });
    }

    @Test
    void forThoseWhoAreRefused() {
        String username = TestUsers.anybody(users, jdbc, Role.AUDITOR);
        try (Visit visit = Browser.visit(port).signIn(username, TestUsers.PASSWORD)) {
            SoftAssertions.assertSoftly(softly -> {
                examine(softly, visit, "/clock", 403, "an auditor");
                examine(softly, visit, "/no-such-page", 404, "an auditor");
                examine(softly, visit, "/breaches?page=x", 400, "an auditor");
            });
        }
    }

    @Test
    void forThoseWhoAreNotSignedIn() {
        try (Visit visit = Browser.visit(port)) {
            SoftAssertions.assertSoftly(softly -> {
                OPEN_PAGES.forEach(page -> examine(softly, visit, page, 200, "anybody"));
                softly.assertThat(visit.complaints()).as("complaints").isEmpty();
            });
        }
    }

    @Test
    void findsABarrierWhereThereIsOne() {
        try (Visit visit = Browser.visit(port)) {
            visit.open("/sign-in");
            visit.page().evaluate("() => document.querySelector('main').append(document.createElement('img'))");
            assertThat(visit.barriers()).singleElement().asString().contains("image-alt");
        }
    }

    /** Every page that is registered and needs no id in its address; the home page only leads to another. */
    private List<String> pages() {
        return Routes.all(context).stream()
                .filter(route -> route.page() && route.method().equals(HttpMethod.GET) && !route.needsAnId())
                .map(Routes.Route::pattern).filter(page -> !page.equals("/")).toList();
    }

    /** Reads a page without a browser, which takes a tenth of the time: a role that is shown no other kind of element there cannot meet another barrier. */
    private boolean showsAnotherKind(SoftAssertions softly, Visitor reader, String page, Role role) {
        HttpResponse<String> answer = reader.get(page);
        // A page that shows what is most asked for sends on to it, as it would a browser.
        answer = answer.statusCode() == 302 ? reader.get(answer.headers().firstValue("Location").orElseThrow()) : answer;
        softly.assertThat(answer.statusCode()).as(page + " for " + role.word()).isEqualTo(200);
        Set<String> kinds = Jsoup.parse(answer.body()).select("main, main *").stream().map(EveryPageIsAccessibleTest::kind).collect(Collectors.toSet());
        return examined.computeIfAbsent(page, first -> new HashSet<>()).addAll(kinds);
    }

    private static String kind(Element element) {
        return element.tagName() + element.attributes().asList().stream().filter(own -> !OF_ONE_ELEMENT.contains(own.getKey()))
                .map(own -> " " + own.getKey() + (KIND.contains(own.getKey()) ? "=" + own.getValue() : "")).collect(Collectors.joining());
    }

    private void examine(SoftAssertions softly, Visit visit, String page, int status, String who) {
        softly.assertThat(visit.open(page)).as(page + " for " + who).isEqualTo(status);
        softly.assertThat(visit.page().title()).as("title of " + page).endsWith(" - Plumbline");
        softly.assertThat(visit.barriers()).as(page + " for " + who).isEmpty();
        visit.page().setViewportSize(NARROWEST, Browser.HEIGHT);
        softly.assertThat(visit.overflow()).as(page + " at 320 pixels for " + who).isZero();
        visit.page().setViewportSize(Browser.WIDTH, Browser.HEIGHT);
    }
}
