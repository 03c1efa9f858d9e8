package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/** Assets are kept for a year under names that change with their content; everything else is kept by nobody. */
@PlumblineTest
class CachingTest {

    private static final String NAMED_BY_CONTENT = "/assets/.+-[0-9a-f]{32}\\.[a-z]+";
    private static final Pattern DRAWN_BY_THE_STYLES = Pattern.compile("url\\(([^)]+)\\)");

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor anybody;

    @BeforeEach
    void open() {
        anybody = new Visitor(port);
    }

    @Test
    void assetsAreKeptForAYearUnderANameOfTheirContent() {
        List<String> assets = assetsOf(anybody.page("/sign-in"));
        assertThat(assets).hasSizeGreaterThanOrEqualTo(6).allMatch(asset -> asset.matches(NAMED_BY_CONTENT));
        for (String asset : assets) {
            HttpResponse<String> answer = anybody.get(asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(kept(answer)).as(asset).isEqualTo("max-age=31536000, public");
        }
    }

    @Test
    void imagesOfTheStyleSheetAreThere() {
        String styles = assetsOf(anybody.page("/sign-in")).stream().filter(asset -> asset.contains("site-") && asset.endsWith(".css"))
                .findFirst().orElseThrow();
        Matcher images = DRAWN_BY_THE_STYLES.matcher(anybody.get(styles).body());
        assertThat(images.results().map(found -> found.group(1).replace("\"", ""))).isNotEmpty()
                .allMatch(image -> image.matches(NAMED_BY_CONTENT)).allMatch(image -> anybody.get(image).statusCode() == 200);
    }

    @Test
    void theIconIsThereForThoseWhoAskWithoutReadingAPage() {
        HttpResponse<String> icon = anybody.get("/favicon.ico");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("Content-Type").orElse("")).matches("image/(x-icon|vnd\\.microsoft\\.icon)");
    }

    @Test
    void anAssetThatIsNoLongerThereIsNotRememberedAsMissing() {
        HttpResponse<String> gone = anybody.get("/assets/site-00000000000000000000000000000000.css");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(kept(gone)).contains("no-store");
    }

    @Test
    void pagesAndTheApiAreKeptByNobody() {
        anybody.signIn(TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR), TestUsers.PASSWORD);
        for (String path : List.of("/board", "/imports", "/sign-in", "/no-such-page", "/api/v1/board", "/api/v1/no-such-thing", "/cookies")) {
            assertThat(kept(anybody.get(path))).as(path).contains("no-store");
        }
    }

    private static List<String> assetsOf(Document page) {
        return page.select("link[href*=/assets/], script").stream().flatMap(one -> Stream.of(one.attr("href"), one.attr("src"),
                one.attr("data-process-diagram"), one.attr("data-process-diagram-style"))).filter(address -> !address.isEmpty()).toList();
    }

    private static String kept(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("unsaid");
    }
}
