package plumbline.studio.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** Every standard is kept, changed or retired on its own evidence. */
@PlumblineTest
class StandardReviewsTest {

    private static final String STANDARD = "ASC-CQA-07";

    @LocalServerPort
    int port;
    @Autowired
    StandardReviews reviews;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    String authorName;

    @BeforeEach
    void council() {
        TestUsers.council(jdbc);
        authorName = TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR);
    }

    @Test
    void isDueSixMonthsAfterTheLatestDecision() {
        Actor author = Actor.named(authorName);
        DecidedReview decided = done(reviews.decide(author, STANDARD, ReviewDecision.KEEP, "It finds what matters."));
        assertThat(reviews.latestReviews().get(new StandardId(STANDARD))).satisfies(latest -> {
            assertThat(latest.decision()).isEqualTo(ReviewDecision.KEEP.words());
            assertThat(latest.at()).isEqualTo(decided.decidedAt());
        });
        assertThat(decided.changeRequest()).isNull();
        assertThat(decided.evidence()).startsWith("In the six months before: ");
        LocalDate day = BusinessTime.dayOf(decided.decidedAt());
        assertThat(reviews.of(STANDARD)).hasValueSatisfying(review -> {
            assertThat(review.due()).isEqualTo(day.plusMonths(6));
            assertThat(review.overdue()).isFalse();
        });
        jdbc.sql("update standard_review set decided_at = decided_at - interval '7 months' where standard = ?").param(STANDARD).update();
        assertThat(reviews.of(STANDARD)).hasValueSatisfying(review -> assertThat(review.overdue()).isTrue());
        assertThat(reviews.all().get(0).overdue()).as("what is due comes first").isTrue();
        done(reviews.decide(author, STANDARD, ReviewDecision.KEEP, "Still."));
        assertThat(reviews.decisions(STANDARD)).extracting(DecidedReview::reason).startsWith("Still.", "It finds what matters.");
    }

    @Test
    void retiringOneBeginsAChangeThatSomebodyElseApproves() {
        Visitor author = visitor(authorName);
        String path = "/standards/reviews/" + STANDARD;
        assertThat(author.post(path, path, Map.of("decision", "", "reason", "Why")).statusCode()).isEqualTo(422);
        assertThat(author.post(path, path, Map.of("decision", "RETIRE", "reason", " ")).statusCode()).isEqualTo(422);
        assertThat(author.post(path, path, Map.of("decision", "RETIRE", "reason", "Nobody reads it.")).statusCode()).isEqualTo(302);
        Document page = author.page(path);
        String change = page.select("a[href^=/standards/changes/RC-]").attr("href");
        assertThat(author.page(change).text()).contains("Taken out of the rules: " + STANDARD).contains("Nobody reads it.");
        assertThat(author.post(change + "/withdraw", change, Map.of("why", "The test is over.")).statusCode()).isEqualTo(302);
    }

    @Test
    void whoeverFindsItOfNoUseSaysSoOnce() {
        String worker = TestUsers.anybody(users, jdbc, Role.DATA_STEWARD);
        Visitor visitor = visitor(worker);
        String path = "/standards/reviews/" + STANDARD;
        int before = reviews.of(STANDARD).orElseThrow().votes();
        assertThat(visitor.page(path).select("button").eachText()).contains("Say so").doesNotContain("Decide");
        HttpResponse<String> empty = visitor.post(path + "/votes", path, Map.of("why", ""));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Say why it is not useful");
        for (String why : new String[] {"It fires for what is no fault.", "It still does."}) {
            assertThat(visitor.post(path + "/votes", path, Map.of("why", why)).statusCode()).isEqualTo(302);
        }
        assertThat(reviews.of(STANDARD).orElseThrow().votes()).isEqualTo(before + 1);
        assertThat(visitor.page(path).text()).contains("It still does.").doesNotContain("It fires for what is no fault.");
    }

    @Test
    void everyNumberOpensItsList() {
        Visitor visitor = visitor(authorName);
        LocalDate since = reviews.of(STANDARD).orElseThrow().since();
        String list = "/breaches?standard=" + STANDARD + "&since=" + since;
        assertThat(visitor.page("/standards/reviews/" + STANDARD).select("dd a[href^=/breaches]").eachAttr("href"))
                .containsExactly(list, list + "&fate=CAME_BACK", list + "&fate=OVERTURNED", list + "&fate=WAIVED", "/breaches?standard=" + STANDARD + "&state=OPEN");
        assertThat(visitor.page(list + "&fate=OVERTURNED").select("select#fate option[selected]").text()).isEqualTo("Overturned by better facts");
    }

    @Test
    void itsPagesAreAccessible() {
        try (Visit visit = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD)) {
            for (String path : new String[] {"/standards/reviews", "/standards/reviews/" + STANDARD}) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                assertThat(visit.barriers()).as(path).isEmpty();
                visit.page().setViewportSize(320, Browser.HEIGHT);
                assertThat(visit.overflow()).as(path + " at 320 pixels").isZero();
                visit.page().setViewportSize(Browser.WIDTH, Browser.HEIGHT);
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private Visitor visitor(String username) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }

    private static <T> T done(Attempt<T> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<T>) attempt).value();
    }
}
