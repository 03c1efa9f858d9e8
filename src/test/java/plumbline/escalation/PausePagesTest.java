package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.clock.TimeTravel;
import plumbline.core.BusinessTime;
import plumbline.identity.Role;
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
        assertThat(expiry().select("li[aria-current=step]").text()).contains("In force until the end of " + BusinessTime.write(work.today().plusDays(1)), "Now");
        assertThat(expiry().select("li").get(0).text()).startsWith("Granted on " + BusinessTime.write(work.today()));
        assertThat(expiryDrawing().attr("data-current")).isEqualTo("in-force");
        assertThat(manager.get(expiryDrawing().attr("data-diagram")).body()).contains("id=\"in-force\"");
        Document board = head.page("/board/pauses");
        assertThat(board.select("table").text()).contains(work.escalation().reference()).contains("Records are being moved.");
        Map<String, String> end = version();
        end.put("reason", "The records are there.");
        String ending = manager.page(page()).select("form[action$=/end]").attr("action");
        assertThat(manager.post(ending, page(), end).statusCode()).isEqualTo(302);
        assertThat(head.page("/board/pauses").text()).doesNotContain(work.escalation().reference());
        assertThat(expiry().select("li").get(2).text()).startsWith("Ended early on " + BusinessTime.write(work.today()));
        assertThat(expiryDrawing().hasAttr("data-current")).isFalse();
        assertThat(expiryDrawing().attr("data-passed")).isEqualTo("granted in-force ended-early");
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
        assertThat(expiry()).as("nobody has granted it").isEmpty();
        Map<String, String> decision = version();
        decision.put("decision", "approve");
        String form = head.page(page()).select("form[action*=/waivers/][action$=/decide]").attr("action");
        assertThat(head.post(form, page(), decision).statusCode()).isEqualTo(302);
        assertThat(expiry().select("li[aria-current=step]").text()).contains("In force until the end of " + BusinessTime.write(work.today().plusDays(1)));
    }

    @Test
    void showWhenAPauseExpiredByItself() {
        assertThat(manager.post(page() + "/pauses", page(), request("until", work.today())).statusCode()).isEqualTo(302);
        Map<String, String> decision = version();
        decision.put("decision", "approve");
        assertThat(head.post(head.page(page()).select("form[action$=/decide]").attr("action"), page(), decision).statusCode()).isEqualTo(302);
        new TimeTravel(context).forward(Duration.ofDays(1));
        assertThat(expiry().select("li").get(2).text()).startsWith("Expired on ");
        assertThat(expiryDrawing().attr("data-passed")).isEqualTo("granted in-force expiry-passed expire expired");
    }

    @Test
    void showHowLongWhatIsClearSettlesAndThatItEndsByItself() {
        work.acknowledged();
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        assertThat(manager.page(page()).select("section[aria-labelledby=pauses]").text()).contains("Settling", "it ends by itself");
        assertThat(expiry().select("li[aria-current=step]").text()).contains("In force until the end of ");
        assertThat(expiryDrawing().attr("data-current")).isEqualTo("in-force");
        new TimeTravel(context).forward(Duration.ofDays(6));
        assertThat(work.escalation().closure()).isEqualTo(Closure.CONDITION_CLEARED);
        assertThat(expiry()).isEmpty();
        assertThat(manager.page(page()).select("#process-steps strong.govuk-tag").eachText())
                .containsExactly("Done", "Not needed", "Not needed", "Not needed", "Not needed", "Not needed");
    }

    private Elements expiry() {
        return manager.page(page()).select("[id^=expiry-]");
    }

    private Element expiryDrawing() {
        return manager.page(page()).select("[data-diagram$=expiry.bpmn]").first();
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
        work.situation.signsIn(username, role.word() + " for tests", role, work.situation.team);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }
}
