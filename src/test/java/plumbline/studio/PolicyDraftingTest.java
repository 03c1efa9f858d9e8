package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.util.HashMap;
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
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyText;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** The escalation policy is written, approved and put in force as a standard is. */
@PlumblineTest
class PolicyDraftingTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    PolicyDrafting drafting;
    @Autowired
    PolicyDrafts policies;
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
    void byItsPagesFromTheTableToTheDayItIsInForce() {
        Visitor author = visitor(Role.POLICY_AUTHOR);
        Visitor approver = visitor(Role.POLICY_APPROVER);
        assertThat(approver.page("/standards/escalation-policy").select("button").eachText()).doesNotContain("Change the escalation policy");
        String table = author.post("/standards/changes/escalation-policy", "/standards/escalation-policy", Map.of()).headers().firstValue("Location").orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        String change = table.substring(0, table.lastIndexOf('/'));
        Document page = author.page(table);
        assertThat(row(page).select("td").eachText()).as("its cells").contains("group", "3 working days", "10 working days");
        String row = row(page).select("a:matchesOwn(^Change$)").attr("href");
        assertThat(row).endsWith("/rows/" + row(page).id().replace("row-", ""));
        save(author, row, "plan", "soon");
        assertThat(row(author.page(table)).select(".govuk-error-message").text()).contains("plan is a limit such as '4 hours'");
        assertThat(author.page(table).text()).contains("Not ready");
        assertThat(post(author, change, "/submit").statusCode()).isEqualTo(422);
        save(author, row, "plan", "7 working days");
        assertThat(author.page(table).select("#policy-impact").text()).contains("plan 7 working days, was 10 working days").contains("open escalations would go on otherwise");
        String submitted = describedAndSubmitted(author, change);
        assertThat(author.post(row, row, Map.of("version", "999")).statusCode()).isEqualTo(409);
        assertThat(post(author, change, "/approve").statusCode()).isEqualTo(403);
        Document read = approver.page(change);
        assertThat(read.select("#policy-impact").text()).contains("plan 7 working days, was 10 working days");
        assertThat(approver.post(change + "/approve", change, Map.of("hash", submitted)).statusCode()).isEqualTo(302);
        assertThat(author.page("/standards/escalation-policy").select("#policy tr").eachText()).anySatisfy(
                text -> assertThat(text).startsWith("S3, every other standard").contains("plan 7 working days"));
        assertThat(author.page(change).select(".app-comparison tbody tr").eachText()).as("the cell, and no line of commas")
                .containsExactly("Changed S3, every other standard Limit to plan: 10 working days Limit to plan: 7 working days");
        assertThat(author.get("/api/v1/escalation-policy").body()).contains(PolicyText.OWN).contains("7 working days");
        assertThat(author.page(change).text()).contains("In force").doesNotContain("Open escalations that would go on otherwise");
    }

    @Test
    void gapsAndWhatIsInForceAlreadyAreNotTaken() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(studio.drafting.describe(studio.author, begun.reference(), null, begun.heading(), "The council wants it.", studio.today()));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "says what is in force already");
        int last = PolicyDrafting.draft(begun).orElseThrow().lines().stream().filter(line -> line.about().equals("S4, every other standard")).findFirst().orElseThrow().line();
        refused(drafting.remove(studio.author, begun.reference(), begun.version(), last), Kind.NOT_NOW, "has saved this draft since");
        ChangeRequest gap = done(drafting.remove(studio.author, begun.reference(), null, last));
        refused(studio.submitting.submit(studio.author, gap.reference(), gap.version()), Kind.NOT_NOW, "no row decides every case of severity S4");
        refused(drafting.write(studio.author, gap.reference(), null, "x".repeat(200_001)), Kind.INVALID, "at most 200000 characters");
        refused(drafting.remove(studio.author, gap.reference(), null, 999), Kind.NOT_FOUND, "no row at line 999");
        assertThat(drafting.impact(gap)).as("what has a gap is not tried").isEmpty();
    }

    private static Element row(Document table) {
        return table.select("#rows tbody tr").stream().filter(row -> row.select("th").text().startsWith("S3, every other standard")).findFirst().orElseThrow();
    }

    private static void save(Visitor author, String row, String column, String cell) {
        Document form = author.page(row);
        Map<String, String> fields = new HashMap<>();
        form.select("main form input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.remove("_csrf");
        fields.put(column, cell);
        assertThat(author.post(row, row, fields).statusCode()).isEqualTo(302);
    }

    private String describedAndSubmitted(Visitor author, String change) {
        String reference = change.substring(change.lastIndexOf('/') + 1);
        done(studio.drafting.describe(studio.author, reference, null, "Plan sooner", "Plans come too late.", studio.today()));
        assertThat(post(author, change, "/submit").statusCode()).isEqualTo(302);
        return studio.requests.called(reference).orElseThrow().submittedHash();
    }

    private static java.net.http.HttpResponse<String> post(Visitor visitor, String change, String action) {
        String version = visitor.page(change).select("form[action$=/submit] input[name=version]").val();
        return visitor.post(change + action, change, Map.of("version", version));
    }

    private Visitor visitor(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
