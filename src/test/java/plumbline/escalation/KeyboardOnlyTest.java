package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** From my work through plan and evidence to sign-off without touching a mouse, at the narrowest screen. */
@PlumblineTest
class KeyboardOnlyTest {

    private static final int NARROWEST = 320;
    private static final int MOST_KEYS = 90;
    private static final String FOCUSED = "() => document.activeElement.id || document.activeElement.textContent.trim()";
    /** Not entirely hidden: WCAG 2.2, 2.4.11. A tall field need not be in sight from edge to edge. */
    private static final String IN_SIGHT = """
            () => { const place = document.activeElement.getBoundingClientRect();
                    return place.height > 0 && place.bottom > 0 && place.top < window.innerHeight; }""";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    WorkFixture work;

    @BeforeEach
    void anEscalation() {
        work = new WorkFixture(context);
        person(work.situation.manager, Role.TEAM_MANAGER, work.situation.team);
        person(work.situation.head, Role.HEAD_OF_SERVICE, work.situation.team);
    }

    @Test
    void leadsFromMyWorkToSignOff() {
        try (Visit manager = visit(work.situation.manager)) {
            manager.open("/work");
            follow(manager, work.escalation().reference() + ": Acknowledge", "/escalations/");
            press(manager, "acknowledge");
            follow(manager, "plan", "/plan");
            fillThePlan(manager);
            press(manager, "Send to the tier above");
        }
        try (Visit head = visit(work.situation.head)) {
            head.open("/escalations/" + work.id());
            press(head, "Agree the plan");
            assertThat(work.escalation().turn().step()).isEqualTo(Step.ACT);
        }
        try (Visit manager = visit(work.situation.manager)) {
            for (ActionPlan.Action action : work.plan().actions()) {
                manager.open("/escalations/" + work.id());
                tabTo(manager, "note-" + action.id());
                manager.page().keyboard().type("Done and recorded.");
                press(manager, "Attach evidence to action " + action.number());
                press(manager, "Action " + action.number() + " is done");
            }
        }
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        try (Visit head = visit(work.situation.head)) {
            head.open("/escalations/" + work.id());
            press(head, "Sign off and close");
            assertThat(head.text()).contains("signed it off");
        }
        assertThat(work.escalation().state()).isEqualTo(EscalationState.CLOSED);
    }

    private void fillThePlan(Visit visit) {
        PlanDraft draft = work.draft();
        type(visit, "goal", draft.goal());
        type(visit, "reason", draft.reason());
        type(visit, "change", draft.change());
        type(visit, "success", draft.success());
        for (int i = 0; i < draft.actions().size(); i++) {
            PlanDraft.ActionDraft action = draft.actions().get(i);
            LocalDate due = action.dueOn();
            String name = "actions[" + i + "].";
            type(visit, name + "title", action.title());
            tabTo(visit, name + "owner");
            choose(visit, action.owner());
            type(visit, name + "dueOn-day", String.valueOf(due.getDayOfMonth()));
            type(visit, name + "dueOn-month", String.valueOf(due.getMonthValue()));
            type(visit, name + "dueOn-year", String.valueOf(due.getYear()));
            type(visit, name + "successMeasure", action.successMeasure());
            tabTo(visit, name + "vehicle");
            choose(visit, action.vehicle());
        }
    }

    /** Goes down the list with the arrow key until the choice is the wanted one. */
    private static void choose(Visit visit, String value) {
        int choices = (int) visit.page().evaluate("() => document.activeElement.options.length");
        for (int keys = 0; keys <= choices; keys++) {
            if (value.equals(visit.page().evaluate("() => document.activeElement.value"))) {
                return;
            }
            visit.page().keyboard().press("ArrowDown");
        }
        throw new AssertionError("the arrow key does not lead to " + value);
    }

    private static void type(Visit visit, String field, String words) {
        tabTo(visit, field);
        visit.page().keyboard().type(words);
    }

    private static void press(Visit visit, String button) {
        tabTo(visit, button);
        visit.page().waitForNavigation(() -> visit.page().keyboard().press("Enter"));
        visit.page().waitForLoadState(LoadState.LOAD);
        assertThat(visit.overflow()).as("sideways after " + button).isZero();
        assertThat(visit.page().title()).doesNotStartWith("Error");
    }

    private static void follow(Visit visit, String link, String address) {
        tabTo(visit, link);
        visit.page().keyboard().press("Enter");
        visit.page().waitForURL(url -> url.contains(address));
        assertThat(visit.overflow()).as("sideways after " + link).isZero();
    }

    private static void tabTo(Visit visit, String wanted) {
        for (int keys = 0; keys < MOST_KEYS; keys++) {
            if (wanted.equals(visit.page().evaluate(FOCUSED))) {
                // Fails after its time when it never comes into sight; the browser may scroll a moment after it moves the focus.
                visit.page().waitForFunction(IN_SIGHT);
                return;
            }
            visit.page().keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not lead to " + wanted + " on " + visit.address());
    }

    private Visit visit(String username) {
        return Browser.visit(port, NARROWEST).signIn(username, TestUsers.PASSWORD);
    }

    private void person(String username, Role role, UnitId unit) {
        work.situation.signsIn(username, role.word(), role, unit);
    }
}
