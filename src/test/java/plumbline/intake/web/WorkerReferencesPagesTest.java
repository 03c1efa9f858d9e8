package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

/** A data steward finds references of workers that are written alike, decides about them and takes it back, on the pages and over the API. */
@PlumblineTest
class WorkerReferencesPagesTest {

    private static final String PAGE = "/imports/workers";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    /** Before every other reference in the order of the page. */
    final String staff = "!!8" + System.nanoTime();
    final String supervised = "!" + staff.replaceFirst("8", "08");

    @BeforeEach
    void aWorkerInTwoLists() {
        TestUsers.council(jdbc);
        long batch = jdbc.sql("""
                insert into import_batch (file_name, sha256, bytes, state, started_at, finished_at, started_by)
                values (?, ?, 1, 'INTERRUPTED', now(), now(), 'test') returning id""").params(staff, staff).query(Long.class).single();
        jdbc.sql("insert into case_record (kind, ref, fields, batch) values ('social worker', ?, '{\"started on\": \"2026-05-01\"}', ?)").params(staff, batch).update();
        jdbc.sql("insert into case_record (kind, ref, about, fields, batch) values ('supervision session', ?, ?, '{\"held on\": \"2026-06-15\"}', ?)")
                .params("S" + staff, supervised, batch).update();
    }

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }

    private static Element row(Document page, String reference) {
        return page.select("#references tbody tr").stream().filter(row -> row.selectFirst("th").text().equals(reference)).findFirst().orElseThrow();
    }

    /** The page that the answer to a form leads to. */
    private static Document after(Visitor visitor, HttpResponse<String> answer) {
        return visitor.page(answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", ""));
    }

    @Test
    void aStewardDecidesWithAReasonAndTakesItBack() {
        Visitor steward = signedIn(Role.DATA_STEWARD);
        assertThat(steward.page("/imports").select("a[href$=imports/workers]").text()).isEqualTo("Workers in several lists");
        Element alike = row(steward.page(PAGE), supervised);
        assertThat(alike.text()).contains("supervision sessions (1)", staff, "social workers (1)");
        String form = alike.selectFirst("a").attr("href");
        Document empty = steward.page(form);
        assertThat(empty.select("#known tbody tr")).hasSize(2);
        assertThat(empty.select("#reference").attr("value")).isEqualTo(supervised);
        assertThat(empty.select("#worker").attr("value")).isEqualTo(staff);
        Document refused = after(steward, steward.post(PAGE + "/decide", form, Map.of("reference", supervised, "worker", staff, "reason", "typed")));
        assertThat(refused.title()).startsWith("Error: ");
        assertThat(refused.select("#same-error").text()).contains("one worker or two");
        assertThat(refused.select("#reason").text()).isEqualTo("typed");
        assertThat(after(steward, steward.post(PAGE + "/decide", form, Map.of("reference", staff, "worker", supervised, "same", "yes", "reason", "Payroll")))
                .select("#reference-error").text()).contains("Change the two round");
        steward.post(PAGE + "/decide", form, Map.of("reference", supervised, "worker", staff, "same", "yes", "reason", "Payroll says so <b>"));
        assertThat(steward.page(PAGE).select(".govuk-notification-banner").text()).contains(supervised + " is read as " + staff);
        assertThat(row(steward.page(PAGE + "?list=one"), supervised).text()).contains(staff, "Payroll says so <b>");
        steward.post(PAGE + "/take-back", PAGE + "?list=one", Map.of("reference", supervised, "worker", staff));
        assertThat(steward.page(PAGE).select(".govuk-notification-banner").text()).contains("no longer read as " + staff);
        assertThat(row(steward.page(PAGE), supervised).text()).contains(staff);
        assertThat(steward.post(PAGE + "/take-back", PAGE + "?list=one", Map.of("reference", supervised, "worker", staff)).statusCode()).isEqualTo(404);
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        Visitor auditor = signedIn(Role.AUDITOR);
        for (String list : new String[] {"alike", "no-staff-list", "no-other-list", "one", "two", "nonsense"}) {
            Document page = auditor.page(PAGE + "?list=" + list);
            assertThat(page.select("main h1").text()).isEqualTo("Workers in several lists");
            assertThat(page.select("main form")).isEmpty();
            assertThat(page.select("main a[href*=decide]")).isEmpty();
        }
        assertThat(row(auditor.page(PAGE), supervised).text()).contains(staff);
        Document decision = auditor.page(PAGE + "/decide?reference=" + supervised);
        assertThat(decision.select("#known tbody tr")).hasSize(1);
        assertThat(decision.select("main form")).isEmpty();
    }

    @Test
    void aSystemDecidesOverTheApi() {
        Visitor steward = signedIn(Role.DATA_STEWARD);
        assertThat(steward.get("/api/v1/imports/workers").body()).contains("\"reference\":\"" + supervised + "\",\"worker\":\"" + staff + "\"");
        assertThat(steward.get("/api/v1/imports/workers?list=nonsense").statusCode()).isEqualTo(400);
        String both = "\"reference\":\"" + supervised + "\",\"worker\":\"" + staff + "\"";
        assertThat(posted(steward, "/workers/decide", "{" + both + ",\"reason\":\"Payroll\"}").statusCode()).isEqualTo(422);
        assertThat(posted(steward, "/workers/decide", "{" + both + ",\"same\":false,\"reason\":\"Payroll\"}").body()).contains("\"same\":false");
        assertThat(posted(steward, "/workers/decide", "{" + both + ",\"same\":true,\"reason\":\"Payroll\"}").statusCode()).isEqualTo(409);
        assertThat(steward.get("/api/v1/imports/workers?list=TWO").body()).contains(both);
        assertThat(posted(steward, "/workers/take-back", "{" + both + "}").statusCode()).isEqualTo(200);
        assertThat(posted(steward, "/workers/take-back", "{" + both + "}").statusCode()).isEqualTo(404);
        for (String list : new String[] {"NO_STAFF_LIST", "NO_OTHER_LIST", "ONE"}) {
            assertThat(steward.get("/api/v1/imports/workers?list=" + list).statusCode()).isEqualTo(200);
        }
    }

    static HttpResponse<String> posted(Visitor visitor, String path, String body) {
        String token = visitor.page(PAGE).select("input[name=_csrf]").attr("value");
        return visitor.send(visitor.request("/api/v1/imports" + path).header("X-CSRF-TOKEN", token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
