package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.JoinedPeople;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** A data steward parts two people whom a number made one, and takes it back. */
@PlumblineTest
class JoinedPeoplePagesTest {

    private static final String PAGE = "/imports/joined-people";

    @LocalServerPort
    int port;

    @Autowired
    JoinedPeople people;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    final String first = "JP" + Long.toString(System.nanoTime(), 36);
    final String second = first + "-2";

    @BeforeEach
    void twoRecordsOfOnePerson() {
        TestUsers.council(jdbc);
        long batch = jdbc.sql("""
                insert into import_batch (file_name, sha256, bytes, state, started_at, finished_at, started_by)
                values (?, ?, 1, 'INTERRUPTED', now(), now(), 'test') returning id""").params(first, first).query(Long.class).single();
        jdbc.sql("insert into person (id, ref, batch) select (select coalesce(max(id), 0) + 1 from person), ?, ?").params(first, batch).update();
        jdbc.sql("insert into person (id, ref, same_as, batch) select (select max(id) + 1 from person), ?, (select id from person where ref = ?), ?")
                .params(second, first, batch).update();
    }

    private boolean apart() {
        return jdbc.sql("select same_as is null from person where ref = ?").param(second).query(Boolean.class).single();
    }

    @Test
    void aStewardPartsThemWithAReasonAndTakesItBack() {
        Visitor steward = signedIn(Role.DATA_STEWARD);
        assertThat(steward.page("/imports").select("a[href$=joined-people]").text()).isEqualTo("People recorded twice");
        assertThat(steward.page(PAGE + "?record=" + second).select("#record").attr("value")).isEqualTo(second);
        steward.post(PAGE + "/part", PAGE, Map.of("record", second, "reason", " "));
        Document refused = steward.page(PAGE);
        assertThat(refused.title()).startsWith("Error: ");
        assertThat(refused.select("#reason-error").text()).contains("how you know");
        assertThat(refused.select("#record").attr("value")).isEqualTo(second);
        assertThat(apart()).isFalse();
        steward.post(PAGE + "/part", PAGE, Map.of("record", " " + second + " ", "reason", "Both were asked <b>"));
        Document done = steward.page(PAGE);
        assertThat(done.select(".govuk-notification-banner").text()).contains(second + " and " + first + " are two people");
        assertThat(done.select("#apart tr:contains(" + second + ")").text()).contains("Both were asked <b>", first);
        assertThat(done.select("[aria-label]").eachAttr("aria-label")).as("the heading's words name the section already").doesNotContain("Parted");
        assertThat(done.select("#part").isEmpty()).as("there is a form when there is somebody to part").isEqualTo(done.select("#joined").isEmpty());
        assertThat(apart()).isTrue();
        assertThat(steward.page(PAGE + "?list=apart&page=1").select("#apart tr:contains(" + second + ")")).hasSize(1);
        steward.post(PAGE + "/join", PAGE, Map.of("record", second));
        assertThat(steward.page(PAGE).select(".govuk-notification-banner").text()).contains("is read as " + first + " again");
        assertThat(apart()).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAReferenceThatIsNoSecondRecord() {
        Visitor steward = signedIn(Role.DATA_STEWARD);
        steward.post(PAGE + "/part", PAGE, Map.of("record", first, "reason", "Both were asked"));
        assertThat(steward.page(PAGE).select("#record-error").text()).contains("No record with this reference");
        assertThat(steward.post(PAGE + "/join", PAGE, Map.of("record", first)).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToJoinThoseWhoHaveNumbersOfTheirOwn() {
        people.part(second, "Both were asked", Actor.named("data-steward"));
        jdbc.sql("update person set nhs_digest = ? where ref = ?").params(second, second).update();
        Visitor steward = signedIn(Role.DATA_STEWARD);
        steward.post(PAGE + "/join", PAGE, Map.of("record", second));
        assertThat(steward.page(PAGE).select(".govuk-error-summary").text()).contains("NHS number of their own");
        assertThat(apart()).isTrue();
    }

    @Test
    void anAuditorReadsAndChangesNothing() {
        Document page = signedIn(Role.AUDITOR).page(PAGE);
        assertThat(page.select("#joined").text()).contains("A file had the same NHS number for both");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void aSystemPartsThemOverTheApiAndTakesItBack() {
        Visitor steward = signedIn(Role.DATA_STEWARD);
        assertThat(steward.get("/api/v1/imports/joined-people").body()).contains("\"records\":[", "\"total\":");
        String record = "{\"record\":\"" + second + "\"";
        assertThat(WorkerReferencesPagesTest.posted(steward, "/joined-people/part", record + "}").body()).contains("\"field\":\"reason\"");
        assertThat(apart()).isFalse();
        assertThat(WorkerReferencesPagesTest.posted(steward, "/joined-people/part", record + ",\"reason\":\"Both were asked\"}").body())
                .contains("\"person\":\"" + first + "\"", "\"reason\":\"Both were asked\"");
        assertThat(apart()).isTrue();
        assertThat(steward.get("/api/v1/imports/joined-people?parted=true").body()).as("the latest first").contains(second);
        assertThat(WorkerReferencesPagesTest.posted(steward, "/joined-people/join", record + "}").body()).contains("\"parted\":null");
        assertThat(apart()).isFalse();
        assertThat(WorkerReferencesPagesTest.posted(steward, "/joined-people/join", record + "}").statusCode()).isEqualTo(404);
    }

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
