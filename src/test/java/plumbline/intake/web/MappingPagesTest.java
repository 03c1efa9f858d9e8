package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

        Map<String, String> answered = new java.util.HashMap<>(form);
        answered.put("dates-received-on", "DAY_FIRST");
        assertThat(steward.page(address + "?target=record-list/complaint&column-received-on=Received&dates-received-on=DAY_FIRST").text()).contains("Fri 3 April 2026");
        String saved = String.valueOf(steward.post(address, address, answered).headers().firstValue("Location").orElse(""));
        assertThat(saved).endsWith("/imports/" + id);
        assertThat(steward.page("/imports/" + id).text()).contains("Accept and import");
        assertThat(steward.get(address).statusCode()).as("explained once").isEqualTo(302);
        assertThat(steward.page("/imports/mappings").text()).contains("Complaints " + mark);
    }

    @Test
    void showsRowsAsTheyCameOnlyToThoseWhoAnswerForTheData() {
        String id = waiting("scope" + System.nanoTime());
        assertThat(signedIn(Role.DIRECTOR).get("/imports/" + id + "/mapping").statusCode()).isEqualTo(403);
        Document read = signedIn(Role.AUDITOR).page("/imports/" + id + "/mapping");
        assertThat(read.select("button[value=save]")).isEmpty();
    }
}
