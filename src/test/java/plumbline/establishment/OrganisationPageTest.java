package plumbline.establishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** An administrator sets up and changes the organisation with files, seeing first what would change. */
@PlumblineTest
class OrganisationPageTest {

    private static final String BOUNDARY = "----files";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Organisation organisation;

    @Autowired
    Establishment establishment;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String area = "area-" + suffix;
    private final String team = "team-" + suffix;
    private String council = "";
    private String administrator = "";
    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void signIn() {
        council = TestUsers.council(jdbc).value();
        administrator = TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR);
        visitor = new Visitor(port);
        visitor.signIn(administrator, TestUsers.PASSWORD);
    }

    @Test
    void takesOverUnitsAndPostsOnceTheyWereSeen() {
        Document preview = Jsoup.parse(upload(units(), posts("")).body());
        assertThat(preview.select("#changes").text()).contains("5 changes", "Unit added", "Carers " + suffix, "Post added", "vacant");
        assertThat(organisation.unit(new UnitId(team))).as("after the preview").isEmpty();
        assertThat(apply(preview).statusCode()).isEqualTo(302);
        assertThat(organisation.unit(new UnitId(team))).hasValueSatisfying(unit -> assertThat(unit.parent()).contains(new UnitId(area)));
        String page = visitor.page("/organisation").select("#council").text();
        assertThat(page).contains("Head of carers (Head of service): " + administrator, "Manager of carers (Team manager): Vacant Head of carers (" + administrator + ") answers instead");
        assertThat(entries()).as("audited").isEqualTo(5);
    }

    @Test
    void movesAUnitWithAllThatIsBelowIt() {
        apply(Jsoup.parse(upload(units(), posts("")).body()));
        Document preview = Jsoup.parse(upload("code,kind,name,parent\n" + area + ",service area,Carers " + suffix + ",division-" + suffix + "\n", "").body());
        assertThat(preview.select("#changes").text()).contains("Unit moved", "to Division " + suffix);
        assertThat(preview.select("section[aria-labelledby=left-out]").text()).contains("Team " + suffix);
        apply(preview);
        assertThat(jdbc.sql("select depth from org_unit where code = ?").param(team).query(Integer.class).single()).isEqualTo(3);
        assertThat(organisation.within(new UnitId("division-" + suffix))).contains(new UnitId(area), new UnitId(team));
    }

    @Test
    void refusesFilesWithEveryRowThatIsWrong() {
        HttpResponse<String> refused = upload("code,kind,name,parent\nx,team,X,no-such-unit\ny,squad,Y," + council + "\n", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".govuk-error-summary").text()).contains("Units, row 2, parent", "Units, row 3, kind");
        assertThat(upload("", "").statusCode()).isEqualTo(422);
        assertThat(upload("x".repeat(OrganisationFiles.LARGEST + 1), "").body()).contains("larger than 200 KB");
    }

    @Test
    void asksToLookAgainWhenTheOrganisationChangedMeanwhile() {
        Document preview = Jsoup.parse(upload(units(), "").body());
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, 'TEAM', 'Meanwhile', ?, 1)").params("meanwhile-" + suffix, council).update();
        HttpResponse<String> answer = apply(preview);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("changed since you looked");
        assertThat(organisation.unit(new UnitId(team))).isEmpty();
    }

    @Test
    void whatIsDownloadedChangesNothing() {
        apply(Jsoup.parse(upload(units(), posts("")).body()));
        String units = visitor.get("/organisation/units.csv").body();
        assertThat(units).contains(team + ",team,Team " + suffix + "," + area);
        OrganisationFiles files = new OrganisationFiles(units, "");
        assertThat(establishment.plan(files).changes()).isEmpty();
        assertThat(establishment.apply(files, establishment.plan(files).basis(), Actor.named(administrator))).isInstanceOf(Attempt.Done.class);
        assertThat(visitor.get("/organisation/posts.csv").body()).contains("Manager of carers,Team manager," + team + ",");
    }

    private String units() {
        return "code,kind,name,parent\ndivision-" + suffix + ",division,Division " + suffix + "," + council + "\n" + area + ",service area,Carers " + suffix + "," + council
                + "\n" + team + ",team,Team " + suffix + "," + area + "\n";
    }

    private String posts(String manager) {
        return "title,tier,unit,sign-in name\nHead of carers,Head of service," + area + "," + administrator + "\nManager of carers,Team manager," + team + "," + manager + "\n";
    }

    private HttpResponse<String> upload(String units, String posts) {
        String token = visitor.page("/organisation").select("input[name=_csrf]").attr("value");
        String body = part("_csrf", "", token) + part("units", "; filename=\"units.csv\"", units) + part("posts", "; filename=\"posts.csv\"", posts) + "--" + BOUNDARY + "--\r\n";
        return visitor.send(visitor.request("/organisation/preview").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String part(String name, String more, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    private HttpResponse<String> apply(Document preview) {
        Map<String, String> fields = new HashMap<>();
        for (Element field : preview.select("form[action$=/organisation] input[type=hidden]")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        return visitor.postAsItIs("/organisation", fields);
    }

    private int entries() {
        return jdbc.sql("select count(*) from audit_entry where actor = ? and subject_type = 'unit'").param(administrator).query(Integer.class).single();
    }
}
