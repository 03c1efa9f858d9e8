package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** The steward explains a file on the page: proposed, asked, shown, saved. */
@PlumblineTest
class MappingPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    BatchDecisions decisions;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }

    private String waiting(String mark) {
        String file = "Ref " + mark + ",Client Number,Received,Notes\nK" + mark + ",P" + mark + ",03/04/2026,<b>call</b>\n";
        Attempt<Batch> attempt = decisions.preview("complaints.csv", Optional.empty(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Actor.named("data-steward"));
        return ((Attempt.Done<Batch>) attempt).value().id().toString();
    }

    @Test
    void asksForWhatTheValuesLeaveOpenAndShowsTheFirstRowsAsTheyWouldBeRead() {
        String mark = "page" + System.nanoTime();
        String id = waiting(mark);
        String address = "/imports/" + id + "/mapping";
        Visitor steward = signedIn(Role.DATA_STEWARD);
        Document proposed = steward.page(address);
        assertThat(proposed.select("select[name=target] option[selected]").text()).isEqualTo("Complaint");
        assertThat(proposed.select("select[name=column-person] option[selected]").text()).isEqualTo("Client Number");
        assertThat(proposed.select("select[name=dates-received-on] option[selected]").attr("value")).as("never guessed").isEmpty();
        assertThat(proposed.text()).contains("Not read: Notes");

        Map<String, String> form = Map.of("target", "record-list/complaint", "column-reference", "Ref " + mark, "column-person", "Client Number",
                "column-received-on", "Received", "name", "Complaints " + mark, "do", "save");
        String again = String.valueOf(steward.post(address, address, form).headers().firstValue("Location").orElse(""));
        assertThat(again).contains("checked=yes", "column-received-on=Received");
        assertThat(steward.page(again.substring(again.indexOf("/imports"))).select(".govuk-error-summary a").attr("href")).isEqualTo("#dates-received-on");

        Map<String, String> answered = new HashMap<>(form);
        answered.put("dates-received-on", "DAY_FIRST");
        assertThat(steward.page(address + "?target=record-list/complaint&column-received-on=Received&dates-received-on=DAY_FIRST").text()).contains("Fri 3 April 2026");
        String saved = String.valueOf(steward.post(address, address, answered).headers().firstValue("Location").orElse(""));
        assertThat(saved).endsWith("/imports/" + id);
        assertThat(steward.page("/imports/" + id).text()).contains("Accept and import");
        assertThat(steward.get(address).statusCode()).as("explained once").isEqualTo(302);
        assertThat(steward.page("/imports/mappings").text()).contains("Complaints " + mark);
    }

    @Test
    void asksWhichUnitsTheNamesInAFileMeanAndProposesLikelyOnes() {
        String mark = "units" + System.nanoTime();
        TestUsers.council(jdbc);
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) select ?, 'TEAM', ?, code, 1 from org_unit where kind = 'COUNCIL'").params(mark, "Older People " + mark).update();
        String file = "Ref " + mark + ",Client Number,Received,Team\nK" + mark + ",P" + mark + ",2026-04-03,OP " + mark + "\nL" + mark + ",P" + mark + ",2026-04-03,Zzz\n";
        Batch batch = ((Attempt.Done<Batch>) decisions.preview("complaints.csv", Optional.empty(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                Actor.named("data-steward"))).value();
        String address = "/imports/" + batch.id() + "/mapping";
        Visitor steward = signedIn(Role.DATA_STEWARD);
        Document proposed = steward.page(address);
        assertThat(proposed.select("select[name=unit-code-0] option[selected]").attr("value")).isEqualTo(mark);
        assertThat(proposed.select("select[name=unit-code-1] option[selected]").attr("value")).as("like none of them").isEmpty();
        assertThat(proposed.text()).contains("Unit meant by “Zzz”");

        Map<String, String> form = new HashMap<>(Map.of("target", "record-list/complaint", "column-reference", "Ref " + mark, "column-person", "Client Number",
                "column-received-on", "Received", "column-team", "Team", "name", "Units " + mark, "do", "save"));
        assertThat(steward.post(address, address, form).headers().firstValue("Location").orElse("")).as("nobody was asked yet").contains("/mapping?");
        form.putAll(Map.of("unit-name-0", "OP " + mark, "unit-code-0", mark, "unit-name-1", "Zzz", "unit-code-1", ""));
        assertThat(steward.post(address, address, form).headers().firstValue("Location").orElse("")).endsWith("/imports/" + batch.id());
        assertThat(steward.page("/imports/" + batch.id()).text()).contains("Files of your own");

        String units = steward.page("/imports/mappings").select("tr:contains(Units " + mark + ") a:contains(1 name)").attr("href");
        assertThat(steward.page(units).select("input[name^=unit-name]").eachAttr("value")).containsExactly("Zzz", "op " + mark);
        String saved = steward.post(units, units, Map.of("unit-name-0", "Zzz", "unit-code-0", mark, "unit-name-1", "op " + mark, "unit-code-1", mark)).headers().firstValue("Location").orElse("");
        assertThat(steward.page(saved.substring(saved.indexOf("/imports"))).select("option[selected]").eachAttr("value")).containsExactly(mark, mark);
        assertThat(signedIn(Role.AUDITOR).page(saved.substring(saved.indexOf("/imports"))).select("main button[type=submit]")).isEmpty();
        assertThat(signedIn(Role.DIRECTOR).get(saved.substring(saved.indexOf("/imports"))).statusCode()).isEqualTo(403);
        assertThat(steward.get(units).statusCode()).as("another has taken its place").isEqualTo(404);
    }

    @Test
    void showsRowsAsTheyCameOnlyToThoseWhoAnswerForTheData() {
        String id = waiting("scope" + System.nanoTime());
        assertThat(signedIn(Role.DIRECTOR).get("/imports/" + id + "/mapping").statusCode()).isEqualTo(403);
        Document read = signedIn(Role.AUDITOR).page("/imports/" + id + "/mapping");
        assertThat(read.select("button[value=save]")).isEmpty();
    }
}
