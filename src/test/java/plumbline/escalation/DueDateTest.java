package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.ActionPlan.Action;
import plumbline.identity.Role;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** A due date that moves after its plan was agreed: seen everywhere, agreed by the tier above, and nothing is lost. */
@PlumblineTest
class DueDateTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    MovingDueDates moving;
    @Autowired
    Acting acting;
    @Autowired
    StageSignOffs stages;
    @Autowired
    Escalations escalations;
    @Autowired
    Organisation organisation;
    @Autowired
    JdbcClient jdbc;

    @Test
    void flagsTheSignedPlanUntilTheTierAboveAgreesItAsItReadsNow() {
        WorkFixture work = new WorkFixture(context).agreed();
        Action action = action(work, 1);
        LocalDate later = action.dueOn().plusDays(14);
        int days = calendar().workingDaysBetween(action.dueOn(), later);
        assertDone(moving.move(work.by(work.situation.manager), action.id(), later, "The supplier is late."));
        assertThat(stages.of(work.id())).singleElement().matches(StageSignOff::outOfDate);
        assertThat(action(work, 1)).satisfies(moved -> {
            assertThat(moved.dueOn()).isEqualTo(later);
            assertThat(moved.firstDueOn()).isEqualTo(action.dueOn());
            assertThat(moved.agreedDueOn()).isEqualTo(action.dueOn());
            assertThat(moved.moves()).singleElement().matches(move -> move.state() == DueDateMove.State.ASKED);
        });
        assertRefused(moving.agree(work.by(work.situation.manager), ""), Kind.NOT_ALLOWED, work.situation.head);
        assertThat(escalations.workOf(work.situation.head)).anyMatch(item -> item.kind() == WorkItem.Kind.AGREE_AGAIN);
        assertDone(moving.agree(work.by(work.situation.head), "Agreed."));
        assertThat(stages.of(work.id())).extracting(StageSignOff::signedAgain, StageSignOff::outOfDate).containsExactly(tuple(true, true), tuple(false, false));
        assertThat(action(work, 1).agreedDueOn()).isEqualTo(later);
        assertThat(context.getBean(Slippage.class).words(work.plan())).contains("1 of 3 due dates moved, " + days + " working days later in all")
                .contains("the last one moved from");
        assertRefused(moving.agree(work.by(work.situation.head), ""), Kind.NOT_NOW, "No due date waits");
    }

    @Test
    void goesBackToWhatWasAgreedWhenItIsTakenBack() {
        WorkFixture work = new WorkFixture(context).agreed();
        Action action = action(work, 2);
        assertDone(moving.move(work.by(work.situation.manager), action.id(), action.dueOn().plusDays(7), "Holidays."));
        assertRefused(moving.refuse(work.by(work.situation.head), " "), Kind.INVALID, "Say why");
        assertDone(moving.refuse(work.by(work.situation.head), "The date was promised."));
        assertThat(action(work, 2)).satisfies(back -> {
            assertThat(back.dueOn()).isEqualTo(action.dueOn());
            assertThat(back.moves()).singleElement().matches(move -> move.state() == DueDateMove.State.REFUSED);
        });
        assertThat(stages.of(work.id())).singleElement().matches(signed -> !signed.outOfDate());
    }

    @Test
    void needsAReasonAnotherDateAndWhoeverOwnsOrHoldsIt() {
        WorkFixture work = new WorkFixture(context).agreed();
        Action action = action(work, 1);
        LocalDate later = action.dueOn().plusDays(1);
        assertRefused(moving.move(work.by(work.situation.manager), action.id(), later, " "), Kind.INVALID, "Say why");
        assertRefused(moving.move(work.by(work.situation.manager), action.id(), action.dueOn(), "Why"), Kind.INVALID, "another due date");
        assertRefused(moving.move(work.by(work.situation.manager), action.id(), work.today().minusDays(1), "Why"), Kind.INVALID, "from today");
        assertRefused(moving.move(work.by(work.situation.head), action.id(), later, "Why"), Kind.NOT_ALLOWED, work.situation.manager);
        assertRefused(moving.move(work.by(work.situation.manager), UUID.randomUUID(), later, "Why"), Kind.NOT_FOUND, "no such action");
        assertThat(action(work, 1).moves()).isEmpty();
        assertThatThrownBy(() -> jdbc.sql("update action set first_due_on = first_due_on + 1 where id = ?").param(action.id()).update())
                .hasMessageContaining("stays as it is");
    }

    @Test
    void anOverdueActionIsOverdueNoMoreWhenALaterDateIsAgreedAndAgainWhenThatPasses() {
        WorkFixture work = new WorkFixture(context).drafted(3);
        assertDone(context.getBean(Planning.class).agree(work.by(work.situation.head), ""));
        Action action = action(work, 1);
        TimeTravel time = new TimeTravel(context);
        time.forward(Duration.ofDays(4));
        assertThat(action(work, 1).word()).isEqualTo("Overdue");
        assertDone(moving.move(work.by(work.escalation().turn().holder()), action.id(), work.today().plusDays(10), "A post is vacant."));
        assertThat(action(work, 1).word()).as("until it is agreed").isEqualTo("Overdue");
        assertDone(moving.agree(work.by(moving.decider(work.escalation())), ""));
        assertThat(action(work, 1).word()).isEqualTo("To do");
        time.forward(Duration.ofDays(10));
        assertThat(action(work, 1).word()).as("on the last day").isEqualTo("To do");
        time.forward(Duration.ofDays(1));
        assertThat(action(work, 1).word()).isEqualTo("Overdue");
        work.plan().actions().forEach(each -> {
            assertDone(acting.attach(work.by(each.owner()), each.id(), new EvidenceDraft("Done.", "", null)));
            assertDone(acting.done(work.by(each.owner()), each.id()));
        });
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
    }

    @Test
    void isShownOnThePlanOnMyWorkAndByTheApi() {
        WorkFixture work = new WorkFixture(context).agreed();
        Action action = action(work, 1);
        Visitor manager = signedIn(work, work.situation.manager, Role.TEAM_MANAGER);
        String page = "/escalations/" + work.id();
        String form = page + "/actions/" + action.id() + "/due-date";
        assertThat(manager.page(page).select("a[href='" + form + "']")).hasSize(1);
        Document wrong = Jsoup.parse(manager.post(form, form, fields(work, action.dueOn().plusDays(7), "")).body());
        assertThat(wrong.select(".govuk-error-summary a").attr("href")).isEqualTo("#reason");
        assertThat(wrong.select("#dueOn-year").val()).isEqualTo(String.valueOf(action.dueOn().plusDays(7).getYear()));
        assertThat(manager.post(form, form, fields(work, action.dueOn().plusDays(7), "The room was taken.")).statusCode()).isEqualTo(302);
        String words = "moved from " + BusinessTime.write(action.dueOn()) + " to " + BusinessTime.write(action.dueOn().plusDays(7));
        assertThat(manager.page(page).select("section[aria-labelledby=plans]").text()).contains(words).contains("working days later")
                .contains("The room was taken.").contains("To be agreed by the tier above").contains("1 of 3 due dates moved");
        assertThat(manager.page("/work").select("table").text()).contains(words).contains("The room was taken.");
        assertThat(manager.get("/api/v1/escalations/" + work.id()).body()).contains("\"firstDueOn\":\"" + action.dueOn() + "\"")
                .contains("\"dueOn\":\"" + action.dueOn().plusDays(7) + "\"").contains("\"state\":\"ASKED\"").contains(words);
        assertThat(manager.get("/api/v1/tasks").body()).contains(words);
        Visitor head = signedIn(work, work.situation.head, Role.HEAD_OF_SERVICE);
        assertThat(head.page("/work").select("table").text()).contains("Agree the plan again");
        assertThat(head.post(page + "/due-dates", page, Map.of("version", String.valueOf(work.escalation().version()), "decision", "agree"))
                .statusCode()).isEqualTo(302);
        assertThat(head.page(page).select("section[aria-labelledby=signed]").text()).contains("As signed").doesNotContain("Out of date");
    }

    private Map<String, String> fields(WorkFixture work, LocalDate day, String reason) {
        return Map.of("version", String.valueOf(work.escalation().version()), "dueOn-day", String.valueOf(day.getDayOfMonth()),
                "dueOn-month", String.valueOf(day.getMonthValue()), "dueOn-year", String.valueOf(day.getYear()), "reason", reason);
    }

    private Visitor signedIn(WorkFixture work, String username, Role role) {
        work.situation.signsIn(username, role.word() + " for tests", role, work.situation.team);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }

    private Action action(WorkFixture work, int number) {
        return work.plan().actions().get(number - 1);
    }

    private WorkingCalendar calendar() {
        return organisation.calendar(Jurisdiction.ENGLAND);
    }
}
