package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt.Kind;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** Baselines and trajectories of targets are written by an author and approved by the governance board. */
@PlumblineTest
class TargetDraftingTest {

    /** Green is 82 percent or more. */
    private static final String STANDARD = "ASC-RBL-01";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TargetDrafting drafting;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    Studio studio;

    @BeforeEach
    void open() {
        studio = new Studio(context);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void fromTheTableOfTargetsToTheApprovalOfTheBoard() {
        Visitor author = visitor(Role.POLICY_AUTHOR);
        Visitor approver = visitor(Role.POLICY_APPROVER);
        Visitor board = visitor(Role.BOARD);
        assertThat(row(approver.page("/standards/targets")).text()).contains("82 percent or more").contains("77 percent or more").contains("Higher is better")
                .contains("Assistant director").contains("Achievable: not yet Nobody has said where it starts from").contains("Relevant: yes");
        assertThat(approver.page("/standards/targets").select("main button").eachText()).isEmpty();
        String table = author.post("/standards/changes/targets", "/standards/targets", Map.of()).headers().firstValue("Location").orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        String change = table.substring(0, table.lastIndexOf('/'));
        save(author, table, "soon", "2026-03-31", "2099-03-31 84");
        assertThat(author.page(table).select("#rows .govuk-error-message").text()).contains("baseline is a number such as 76.5").contains("found 'soon'");
        save(author, table, "76", "2026-03-31", "2098-03-31 79; 2099-03-31 84");
        assertThat(author.page(table).select("#rows tbody tr")).as("the row is changed, not added").hasSize(1);
        assertThat(author.page(table).select("#targets-impact").text()).contains(STANDARD + ": from 76 on Tue 31 March 2026 to 79 by")
                .contains("Achievable: yes").contains("Time-bound: yes");
        done(studio.drafting.describe(studio.author, reference(change), null, "The way to the target", "The board wants to see the way.", studio.today()));
        assertThat(author.post(change + "/submit", change, Map.of("version", author.page(change).select("form[action$=/submit] input[name=version]").val())).statusCode())
                .isEqualTo(302);
        ChangeRequest submitted = studio.requests.called(reference(change)).orElseThrow();
        assertThat(submitted.forTheBoard()).isTrue();
        assertThat(approver.post(change + "/approve", change, Map.of("hash", submitted.submittedHash())).statusCode()).isEqualTo(403);
        assertThat(row(board.page("/standards/targets")).text()).as("before it is approved").doesNotContain("76 on");
        assertThat(board.page(change).select("#targets-impact").text()).contains("84 by");
        assertThat(board.post(change + "/approve", change, Map.of("hash", submitted.submittedHash())).statusCode()).isEqualTo(302);
        assertThat(row(author.page("/standards/targets")).text()).contains("76 on Tue 31 March 2026").contains("84 by").contains("Achievable: yes");
        assertThat(author.page("/standards/targets").select("#changes").text()).contains(reference(change)).contains("In force");
        assertThat(author.get("/api/v1/targets").body()).contains("\"standard\":\"" + STANDARD + "\"").contains("\"baseline\":\"76 on Tue 31 March 2026\"");
        assertThat(row(author.page("/standards/targets")).select("button").eachText()).containsExactly("Change target or tolerance of " + STANDARD);
    }

    @Test
    void whatIsInForceAlreadyOrCannotBeReadIsNotTaken() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(studio.drafting.describe(studio.author, begun.reference(), null, begun.heading(), "The council wants it.", studio.today()));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "says what is in force already");
        refused(drafting.put(studio.author, begun.reference(), null, "ASC-ASM-01", "1", "2026-03-31", "2099-03-31 84"), Kind.INVALID, "Choose a rate or an indicator");
        refused(drafting.put(studio.author, begun.reference(), begun.version(), STANDARD, "1", "2026-03-31", "2099-03-31 84"), Kind.NOT_NOW, "has saved this draft since");
        done(drafting.write(studio.author, begun.reference(), null, "nothing\nof the kind"));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "no table of targets");
        refused(drafting.put(studio.author, begun.reference(), null, STANDARD, "1", "2026-03-31", "2099-03-31 84"), Kind.NOT_NOW, "What is saved is no table");
    }

    @Test
    void itsPagesHaveNoBarriersAndFitAPhone() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, begun.reference(), null, STANDARD, "76", "2026-03-31", "2098-03-31 79; 2099-03-31 84"));
        ChangeRequest wrong = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, wrong.reference(), null, STANDARD, "x", "y", "z"));
        try (Visit visit = Browser.visit(port).signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD)) {
            for (String path : List.of("/standards/targets", "/standards/changes/" + begun.reference() + "/targets", "/standards/changes/" + wrong.reference() + "/targets",
                    "/standards/changes/" + begun.reference())) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                assertThat(visit.barriers()).as(path).isEmpty();
                visit.screenshot("targets-" + path.replace('/', '-') + "-1280");
                visit.page().setViewportSize(320, Browser.HEIGHT);
                assertThat(visit.overflow()).as(path + " at 320 pixels").isZero();
                visit.screenshot("targets-" + path.replace('/', '-') + "-320");
                visit.page().setViewportSize(Browser.WIDTH, Browser.HEIGHT);
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static Element row(Document page) {
        return page.select("#targets tbody tr").stream().filter(row -> row.select("th").text().startsWith(STANDARD)).findFirst().orElseThrow();
    }

    private static void save(Visitor author, String table, String baseline, String measuredOn, String trajectory) {
        Map<String, String> fields = new HashMap<>(Map.of("standard", STANDARD, "baseline", baseline, "measuredOn", measuredOn, "trajectory", trajectory));
        fields.put("version", author.page(table).select("input[name=version]").first().val());
        assertThat(author.post(table + "/rows", table, fields).statusCode()).isEqualTo(302);
    }

    private static String reference(String change) {
        return change.substring(change.lastIndexOf('/') + 1);
    }

    private Visitor visitor(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
