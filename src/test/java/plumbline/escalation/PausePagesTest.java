package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Pauses and waivers as people meet them on pages. */
@PlumblineTest
class PausePagesTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Users users;

    WorkFixture work;
    Visitor manager;
    Visitor head;

    @BeforeEach
    void peopleSignIn() {
        work = new WorkFixture(context);
        manager = signedIn(work.situation.manager, Role.TEAM_MANAGER);
        head = signedIn(work.situation.head, Role.HEAD_OF_SERVICE);
    }

    @Test
    void leadFromTheRequestToTheBoardsListAndBack() {
        assertThat(manager.post(page() + "/pauses", page(), request("until", work.today().plusDays(1))).statusCode()).isEqualTo(302);
        assertThat(manager.page(page()).select("section[aria-labelledby=pauses]").text()).contains("Waits for Head");
        assertThat(head.page("/work").select("table a").eachText()).anyMatch(text -> text.endsWith("Decide about a pause or a waiver"));
        Map<String, String> decision = version();
        decision.put("decision", "approve");
        String form = head.page(page()).select("form[action$=/decide]").attr("action");
        assertThat(head.post(form, page(), decision).statusCode()).isEqualTo(302);
        Document board = head.page("/board/pauses");
        assertThat(board.select("table").text()).contains(work.escalation().reference()).contains("Records are being moved.");
        Map<String, String> end = version();
        end.put("reason", "The records are there.");
        String ending = manager.page(page()).select("form[action$=/end]").attr("action");
        assertThat(manager.post(ending, page(), end).statusCode()).isEqualTo(302);
        assertThat(head.page("/board/pauses").text()).doesNotContain(work.escalation().reference());
        Document told = head.page("/work");
        assertThat(told.select("section[aria-labelledby=told]").text()).contains("ended early by " + work.situation.manager);
        assertThat(head.post(told.select("form[action*=/notices/]").attr("action"), "/work", Map.of()).statusCode()).isEqualTo(302);
        assertThat(head.page("/work").select("section[aria-labelledby=told]")).isEmpty();
    }

    @Test
    void keepWhatWasTypedWhenTheDateIsTooLate() {
        Map<String, String> fields = request("until", work.today().plusYears(1));
        Document answer = Jsoup.parse(manager.post(page() + "/pauses", page(), fields).body());
        assertThat(answer.select(".govuk-error-summary a").attr("href")).isEqualTo("#until");
        assertThat(answer.select("#pause-reason").text()).isEqualTo("Records are being moved.");
        assertThat(answer.select("#until-year").val()).isEqualTo(String.valueOf(work.today().getYear() + 1));
    }

    @Test
    void letTheHolderAskForAWaiverOfACase() {
        Map<String, String> fields = request("waived-until", work.today().plusDays(1));
        assertThat(manager.post(page() + "/waivers", page(), fields).statusCode()).isEqualTo(422);
        fields.put("breach", work.breach.toString());
        assertThat(manager.post(page() + "/waivers", page(), fields).statusCode()).isEqualTo(302);
        assertThat(head.page(page()).select("form[action*=/waivers/][action$=/decide]")).hasSize(1);
        assertThat(manager.page(page()).select("form[action*=/waivers/][action$=/decide]")).isEmpty();
    }

    private Map<String, String> request(String date, LocalDate day) {
        Map<String, String> fields = version();
        fields.put("reason", "Records are being moved.");
        fields.put(date + "-day", String.valueOf(day.getDayOfMonth()));
        fields.put(date + "-month", String.valueOf(day.getMonthValue()));
        fields.put(date + "-year", String.valueOf(day.getYear()));
        return fields;
    }

    private Map<String, String> version() {
        return new HashMap<>(Map.of("version", String.valueOf(work.escalation().version())));
    }

    private String page() {
        return "/escalations/" + work.id();
    }

    private Visitor signedIn(String username, Role role) {
        users.create(username, TestUsers.PASSWORD, role.word() + " for tests", role, work.situation.team);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }
}
