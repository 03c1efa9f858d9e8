package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.clock.TimeTravel;
import plumbline.core.BusinessTime;
import plumbline.identity.Role;
import plumbline.organisation.BoardMeetings;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Meetings, agendas and decisions as the board and those it asks meet them on pages. */
@PlumblineTest
class BoardPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    BoardMeetings meetings;

    TimeTravel time;
    WorkFixture work;
    Visitor chair;
    Visitor director;

    @BeforeEach
    void peopleSignIn() {
        time = new TimeTravel(context);
        cancelAll();
        work = new WorkFixture(context);
        chair = signedIn(Situation.BOARD, Role.BOARD);
        director = signedIn(Situation.DIRECTOR, Role.DIRECTOR);
        for (String holder : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector)) {
            assertDone(context.getBean(Holding.class).handUp(work.by(holder), "It needs more than we have."));
        }
    }

    @AfterEach
    void cancelAll() {
        meetings.all().forEach(meeting -> meetings.cancel(meeting.id(), "The test is over."));
    }

    @Test
    void leadFromTheCallOfAMeetingToWhatFollowsFromIt() {
        LocalDate day = BusinessTime.dayOf(time.now()).plusDays(14);
        assertThat(director.page("/board/meetings").select("main form")).isEmpty();
        assertThat(chair.post("/board/meetings", "/board/meetings", date("day", day)).statusCode()).isEqualTo(302);
        String meeting = chair.page("/board/meetings").select("main table tr:contains(To come) a").attr("href");
        assertThat(chair.page(meeting).select("section[aria-labelledby=agenda]").text()).contains("Closes at the end of", "Not on it yet")
                .contains(work.escalation().reference());
        until(day);
        assertThat(chair.page(meeting).select("section[aria-labelledby=agenda]").text()).contains("Closed on").contains("Consider at the meeting");

        Map<String, String> question = date("answer-by", day);
        question.put("words", "Why has it taken so long?");
        assertThat(chair.post(form(chair, "/challenge"), page(), question).statusCode()).isEqualTo(422);
        question.put("askedOf", Situation.DIRECTOR);
        assertThat(chair.post(form(chair, "/challenge"), page(), question).statusCode()).isEqualTo(302);
        assertThat(director.page("/work").text()).contains("Answer the board");
        assertThat(director.post(form(director, "/answer"), page(), Map.of("words", "Posts are vacant.")).statusCode()).isEqualTo(302);

        Map<String, String> decision = date("due", day.plusDays(30));
        decision.putAll(Map.of("kind", "ACTION", "words", "Fill the posts.", "owner", Situation.DIRECTOR));
        assertThat(chair.post(form(chair, "/decide"), page(), decision).statusCode()).isEqualTo(302);
        Document shown = director.page(page());
        assertThat(shown.select("section[aria-labelledby=board]").text()).contains("The chair asked", "Posts are vacant.", "Fill the posts.", "Carry out the decision");
        assertThat(shown.select("section[aria-labelledby=board] .app-diagram").attr("data-current")).isEqualTo("follow-up");
        assertThat(shown.select("section[aria-labelledby=board] .app-diagram").attr("data-passed")).isEqualTo("put-on consider considered answer");
        assertThat(director.post(form(director, "/done"), page(), Map.of("words", "They are filled.")).statusCode()).isEqualTo(302);
        assertThat(chair.page(page()).select("section[aria-labelledby=board]").text()).contains("Decision carried out", "They are filled.");
        Element drawn = chair.page(page()).select("section[aria-labelledby=board] .app-diagram").first();
        assertThat(drawn.hasAttr("data-current")).isFalse();
        assertThat(drawn.attr("data-passed")).endsWith("answer follow-up carried-out");
        assertThat(chair.get("/api/v1/escalations/" + work.id() + "/board").body()).contains("\"ending\":\"CARRIED_OUT\"");
        assertThat(chair.get("/api/v1" + meeting).body()).contains("Fill the posts.");
    }

    @Test
    void sayWhatIsWrongWithAMeetingAndKeepWhatWasTyped() {
        LocalDate day = BusinessTime.dayOf(time.now()).plusDays(30);
        assertThat(chair.post("/board/meetings", "/board/meetings", date("day", day.minusYears(1))).statusCode()).isEqualTo(422);
        assertThat(chair.post("/board/meetings", "/board/meetings", date("day", day)).statusCode()).isEqualTo(302);
        Document again = Jsoup.parse(chair.post("/board/meetings", "/board/meetings", date("day", day)).body());
        assertThat(again.select(".govuk-error-summary a").attr("href")).isEqualTo("#day");
        assertThat(again.select("#day-year").val()).isEqualTo(String.valueOf(day.getYear()));
        String meeting = chair.page("/board/meetings").select("main table tr:contains(To come) a").attr("href");
        assertThat(chair.post(meeting + "/cancel", meeting, Map.of("reason", "")).statusCode()).isEqualTo(422);
        assertThat(chair.post(meeting + "/cancel", meeting, Map.of("reason", "Snow.")).statusCode()).isEqualTo(302);
        assertThat(chair.page(meeting).text()).contains("Cancelled", "Snow.");
    }

    private void until(LocalDate day) {
        time.forward(Duration.between(time.now(), BusinessTime.startOf(day)).plusHours(9));
    }

    private String form(Visitor visitor, String action) {
        return visitor.page(page()).select("form[action$=" + action + "]").attr("action");
    }

    private String page() {
        return "/escalations/" + work.id();
    }

    private Map<String, String> date(String name, LocalDate day) {
        Map<String, String> fields = new HashMap<>();
        fields.put(name + "-day", String.valueOf(day.getDayOfMonth()));
        fields.put(name + "-month", String.valueOf(day.getMonthValue()));
        fields.put(name + "-year", String.valueOf(day.getYear()));
        return fields;
    }

    private Visitor signedIn(String username, Role role) {
        work.situation.signsIn(username, role.word() + " for tests", role, work.situation.team);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }
}
