package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.theme.Theme;
import plumbline.escalation.theme.ThemeDraft;
import plumbline.escalation.theme.Themes;
import plumbline.identity.Role;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Improvement themes gather plans under a director. */
@PlumblineTest
class ThemeTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Themes themes;
    @Autowired
    MovingDueDates moving;
    @Autowired
    Escalations escalations;
    @Autowired
    Succession succession;
    @Autowired
    JdbcClient jdbc;

    @Test
    void areBegunByDirectorsAndTheBoardOnly() {
        WorkFixture work = new WorkFixture(context);
        assertRefused(themes.propose(Actor.named(work.situation.head), draft(work, title())), Kind.NOT_ALLOWED, "Directors");
        assertRefused(themes.propose(Actor.named(Situation.DIRECTOR), draft(work, " ")), Kind.INVALID, "title");
        assertRefused(themes.propose(Actor.named(Situation.DIRECTOR), new ThemeDraft(title(), "Reviews in time.", work.situation.head, work.today(),
                work.today())), Kind.INVALID, "Choose the director");
        assertRefused(themes.propose(Actor.named(Situation.DIRECTOR), new ThemeDraft(title(), "Reviews in time.", work.situation.assistantDirector,
                work.today(), work.today().minusDays(1))), Kind.INVALID, "last day");
        String title = title();
        assertDone(themes.propose(Actor.named(Situation.BOARD), draft(work, title)));
        assertRefused(themes.propose(Actor.named(Situation.DIRECTOR), draft(work, title)), Kind.INVALID, "another title");
    }

    @Test
    void gatherAPlanOnceAndLetTheDirectorTakeItOut() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        Theme theme = begun(work);
        String reference = work.escalation().reference();
        assertRefused(themes.add(Actor.named(work.situation.manager), theme.id(), reference), Kind.INVALID, "no plan yet");
        assertDone(context.getBean(Planning.class).draft(work.by(work.situation.manager), work.draft()));
        assertRefused(themes.add(Actor.named(work.situation.head), theme.id(), reference), Kind.NOT_ALLOWED, work.situation.assistantDirector);
        assertRefused(themes.add(Actor.named(work.situation.manager), theme.id(), "E-0"), Kind.INVALID, "reference");
        assertDone(themes.add(Actor.named(work.situation.manager), theme.id(), reference.toLowerCase()));
        assertRefused(themes.add(Actor.named(work.situation.manager), begun(work).id(), reference), Kind.INVALID, theme.title());
        assertThat(themes.of(work.id())).map(Theme::id).contains(theme.id());
        assertRefused(themes.remove(Actor.named(work.situation.manager), theme.id(), work.id(), "Why"), Kind.NOT_ALLOWED, "champions");
        assertRefused(themes.remove(Actor.named(work.situation.assistantDirector), theme.id(), work.id(), " "), Kind.INVALID, "Say why");
        assertDone(themes.remove(Actor.named(work.situation.assistantDirector), theme.id(), work.id(), "Another theme fits."));
        assertThat(themes.of(work.id())).isEmpty();
        assertDone(themes.add(Actor.named(work.situation.assistantDirector), theme.id(), reference));
        assertThat(escalations.story(work.id())).extracting(StoryEntry::happening).containsSubsequence(Happening.GATHERED,
                Happening.GATHERED_NO_MORE, Happening.GATHERED);
    }

    @Test
    void passFromALeaverToTheSuccessorUnlessTheyAreOver() {
        WorkFixture work = new WorkFixture(context).agreed();
        String leaver = work.situation.assistantDirector;
        String successor = "successor-" + leaver;
        work.situation.account(successor);
        Theme gathering = assertDone(themes.propose(Actor.named(Situation.DIRECTOR), new ThemeDraft(title(), "Reviews in time.", leaver,
                work.today().minusDays(9), work.today().minusDays(1))));
        assertDone(themes.add(Actor.named(leaver), gathering.id(), work.escalation().reference()));
        Theme running = begun(work);
        Theme over = assertDone(themes.propose(Actor.named(Situation.DIRECTOR), new ThemeDraft(title(), "Reviews in time.", leaver,
                work.today().minusDays(9), work.today().minusDays(1))));
        context.getBean(OrganisationChanges.class).put(List.of(), List.of(new Post("Assistant director", 3, work.situation.division, successor)));
        assertThat(succession.leavers()).contains(leaver);
        assertThat(assertDone(succession.pass(Actor.named("administrator"), leaver, successor)).actions()).isEqualTo(2);
        assertThat(succession.leavers()).doesNotContain(leaver);
        assertThat(themes.theme(running.id())).map(Theme::director).contains(successor);
        assertThat(themes.theme(over.id())).map(Theme::director).contains(leaver);
        assertThat(jdbc.sql("select detail from audit_entry where action = 'improvement theme passed on' and subject_ref = ?")
                .param(running.id().toString()).query(String.class).single()).isEqualTo(running.title() + ", from " + leaver + " to " + successor);
        assertDone(themes.remove(Actor.named(successor), gathering.id(), work.id(), "Another theme fits."));
    }

    @Test
    void areShownWithTheirPlansOverdueActionsAndSlippage() {
        WorkFixture work = new WorkFixture(context).agreed();
        Action action = work.plan().actions().get(0);
        assertDone(moving.move(work.by(work.situation.manager), action.id(), action.dueOn().plusDays(7), "The room was taken."));
        Visitor director = signedIn(work, work.situation.assistantDirector, Role.ASSISTANT_DIRECTOR);
        String title = title();
        Map<String, String> fields = new HashMap<>(Map.of("name", title, "change", "", "director", work.situation.assistantDirector));
        for (String day : new String[] {"starts", "ends"}) {
            fields.putAll(Map.of(day + "-day", "1", day + "-month", "6", day + "-year", String.valueOf(work.today().getYear() + 1)));
        }
        Document wrong = Jsoup.parse(director.post("/board/themes", "/board/themes", fields).body());
        assertThat(wrong.select(".govuk-error-summary a").attr("href")).isEqualTo("#change");
        assertThat(wrong.select("#name").val()).isEqualTo(title);
        fields.put("change", "Rooms are booked in time.");
        String page = director.post("/board/themes", "/board/themes", fields).headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        assertThat(director.page("/board/themes").select("table").text()).contains(title);
        assertThat(director.post(page + "/plans", page, Map.of("reference", "E-0")).statusCode()).isEqualTo(422);
        assertThat(director.post(page + "/plans", page, Map.of("reference", work.escalation().reference())).statusCode()).isEqualTo(302);
        assertThat(director.page(page).select("table").text()).contains(work.escalation().reference() + ", plan 1").contains("Agreed")
                .contains("0 of 3").contains("1 of 3 due dates moved");
        assertThat(director.page("/escalations/" + work.id()).select("#theme").attr("href")).isEqualTo(page);
        String theme = page.substring(page.lastIndexOf('/') + 1);
        assertThat(director.get("/api/v1/themes/" + theme).body()).contains("\"title\":\"" + title + "\"")
                .contains("\"reference\":\"" + work.escalation().reference() + "\"").contains("\"overdueActions\":0");
        assertThat(director.get("/api/v1/themes").body()).contains(title);
        assertThat(director.get("/api/v1/themes/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(director.post(page + "/plans/" + work.id() + "/remove", page, Map.of("reason", "Done.")).statusCode()).isEqualTo(302);
        assertThat(director.page(page).text()).contains("It gathers no plan yet.");
    }

    private Theme begun(WorkFixture work) {
        return assertDone(themes.propose(Actor.named(Situation.DIRECTOR), draft(work, title())));
    }

    private static ThemeDraft draft(WorkFixture work, String title) {
        return new ThemeDraft(title, "Reviews in time.", work.situation.assistantDirector, work.today(), work.today().plusMonths(6));
    }

    private static String title() {
        return "Timely reviews " + UUID.randomUUID();
    }

    private Visitor signedIn(WorkFixture work, String username, Role role) {
        work.situation.signsIn(username, role.word() + " for tests", role, work.situation.area);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }
}
