package plumbline.breaches.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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
import tools.jackson.databind.json.JsonMapper;

/** The lists of breaches and findings: filters are in the address, and a unit stands for all below it. */
@PlumblineTest
class BreachListTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2020-01-01T10:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor auditor;
    String area;
    String team;
    UUID run;

    @BeforeEach
    void thirtyBreachesInATeam() {
        String council = TestUsers.council(jdbc).value();
        area = "area-" + UUID.randomUUID().toString().substring(0, 8);
        team = area + "-team";
        unit(area, "SERVICE_AREA", council, 1);
        unit(team, "TEAM", area, 2);
        run = UUID.randomUUID();
        jdbc.sql("""
                insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                values (?, 'COMPLETED', ?, 1, 'test', 'test', ?, ?, true)""").params(run, AT, AT, AT).update();
        for (int i = 0; i < 30; i++) {
            breachAndFinding(area + "-p" + i, i == 0 ? "CLEARED" : "OPEN", i == 0 ? "COMPLIANT" : "BREACH");
        }
        auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
    }

    @Test
    void listsWhatIsInAUnitAndBelowIt() {
        assertThat(auditor.page("/breaches?unit=" + area).select("main").text()).contains("30 breaches");
        assertThat(auditor.page("/breaches?unit=" + team).select("main").text()).contains("30 breaches");
        assertThat(auditor.page("/findings?run=" + run + "&unit=" + area).select("main").text()).contains("30 findings");
        assertThat(auditor.page("/breaches?unit=no-such-unit").select("main").text()).contains("No breach fits.");
    }

    @Test
    void eachFindingNamesTheRulesItWasFoundBy() {
        assertThat(auditor.page("/findings?run=" + run).select("main a[href=/standards/versions/1]").text()).isEqualTo("rule set version 1");
        assertThat(auditor.page("/breaches?unit=" + area).select("main tbody a[href=/standards/versions/1]")).hasSize(25);
        assertThat(new JsonMapper().readTree(auditor.get("/api/v1/findings?run=" + run).body()).get("findings").valueStream().map(one -> one.get("ruleSetVersion").asInt()))
                .hasSize(25).containsOnly(1);
        assertThat(new JsonMapper().readTree(auditor.get("/api/v1/breaches?unit=" + area).body()).get("breaches").valueStream().map(one -> one.get("ruleSetVersion").asInt()))
                .hasSize(25).containsOnly(1);
    }

    @Test
    void narrowsByEveryFilterAndShowsWhatWasChosen() {
        Document page = auditor.page("/breaches?unit=" + area + "&state=CLEARED&severity=S3&standard=ASC-REV-01&subject=" + area + "-p0");
        assertThat(page.select("main").text()).contains("1 breach");
        assertThat(page.select("select#state option[selected]").val()).isEqualTo("CLEARED");
        assertThat(page.select("select#severity option[selected]").val()).isEqualTo("S3");
        assertThat(page.select("select#standard option[selected]").val()).isEqualTo("ASC-REV-01");
        assertThat(page.select("select#unit option[selected]").val()).isEqualTo(area);
        assertThat(page.select("input#subject").val()).isEqualTo(area + "-p0");
        Document later = auditor.page("/breaches?unit=" + area + "&since=2020-01-01&fate=CAME_BACK");
        assertThat(later.select("main").text()).contains("0 breaches, opened on or after Wed 1 January 2020").contains("No breach fits.");
        assertThat(later.select("select#fate option[selected]").val()).isEqualTo("CAME_BACK");
        assertThat(later.select("input[name=since]").val()).isEqualTo("2020-01-01");
        assertThat(auditor.page("/breaches?unit=" + area + "&since=2020-01-01").select("a[rel=next]").attr("href"))
                .isEqualTo("/breaches?unit=" + area + "&since=2020-01-01&page=2");
        assertThat(auditor.page("/breaches?unit=" + area + "&since=2020-01-02").select("main").text()).contains("0 breaches");
        assertThat(auditor.page("/findings?run=" + run + "&outcome=COMPLIANT&subject=" + area + "-p0").select("main").text()).contains("1 finding");
        assertThat(auditor.page("/findings?run=" + run + "&outcome=UNKNOWN").select("main").text()).contains("No finding fits.");
    }

    @Test
    void keepsTheFiltersOnTheOtherPagesAndStopsAtTheLast() {
        for (String list : List.of("/breaches?unit=" + area, "/findings?run=" + run)) {
            Document first = auditor.page(list);
            assertThat(first.select("main tbody tr")).hasSize(25);
            String next = first.select("a[rel=next]").attr("href");
            assertThat(next).isEqualTo(list + "&page=2");
            Document second = auditor.page(next);
            assertThat(second.select("main tbody tr")).hasSize(5);
            assertThat(auditor.page(list + "&page=99").select("main tbody").html()).isEqualTo(second.select("main tbody").html());
            assertThat(auditor.page(list + "&page=-1").select("main tbody tr")).hasSize(25);
        }
    }

    @Test
    void keepsWhatWasTypedWhateverItIs() {
        Document page = auditor.page("/breaches?subject=%22%3E%26x%3D1%2B%7Ba%7D%25");
        assertThat(page.select("input#subject").val()).isEqualTo("\">&x=1+{a}%");
        assertThat(page.select("main").text()).contains("No breach fits.");
    }

    @Test
    void tellsOfAFilterThatCannotBe() {
        for (String address : List.of("/breaches?state=SHUT", "/breaches?standard=x", "/breaches?since=spring", "/breaches?fate=LOST", "/findings?outcome=FINE", "/findings?run=1", "/findings?unit=NO")) {
            assertThat(auditor.get(address).statusCode()).as(address).isEqualTo(400);
        }
        assertThat(auditor.get("/breaches?state=&standard=&unit=&severity=&subject=&since=&fate=").statusCode()).isEqualTo(200);
        for (String day : List.of("-999999999-01-01", "%2B999999999-12-31", "10000-01-01", "0000-12-31")) {
            for (String address : List.of("/breaches?since=", "/api/v1/breaches?since=", "/api/v1/rule-set-versions?on=", "/standards/what-ifs/" + UUID.randomUUID() + "/month-ends?end=")) {
                assertThat(auditor.get(address + day).statusCode()).as(address + day).isEqualTo(400);
            }
        }
        assertThat(auditor.get("/breaches?since=0001-01-01").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/breaches?since=9999-12-31").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/api/v1/rule-set-versions?on=9999-12-31").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/findings?run=&outcome=&standard=&unit=&subject=").statusCode()).isEqualTo(200);
    }

    private void unit(String code, String kind, String parent, int depth) {
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, ?, ?, ?, ?)").params(code, kind, code, parent, depth).update();
    }

    private void breachAndFinding(String person, String state, String outcome) {
        jdbc.sql("""
                insert into breach (standard, subject_kind, subject_ref, person_ref, period, unit, severity, state, opened_at,
                                    last_seen_at, times_seen, cleared_at, last_run, explanation)
                values ('ASC-REV-01', 'PERSON', ?, ?, '2019', ?, 'S3', ?, ?, ?, 1, ?, ?, 'because')""")
                .params(person, person, team, state, AT, AT, state.equals("OPEN") ? null : AT, run).update();
        jdbc.sql("""
                insert into finding (from_run, before_run, looks_back, standard, subject_kind, subject_ref, person_ref, period, unit, outcome, severity, open,
                                     explanation, steps, used_values)
                select number, number + 1, true, 'ASC-REV-01', 'PERSON', ?, ?, '2019', ?, ?, ?, true, 'because', '[]', '{}' from evaluation_run where id = ?""")
                .params(person, person, team, outcome, outcome.equals("BREACH") ? "S3" : null, run).update();
    }
}
