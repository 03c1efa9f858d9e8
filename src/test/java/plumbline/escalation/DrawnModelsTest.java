package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.identity.Role;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** The drawings on the page of an escalation mark where it is and what was passed. */
@PlumblineTest
class DrawnModelsTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Pausing pausing;

    @Test
    void marksTheCurrentStepAndThosePassedInEachModel() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertDone(context.getBean(Holding.class).planAgain(work.by(work.situation.manager), "The list fills again."));
        assertDone(context.getBean(Planning.class).draft(work.by(work.situation.manager), work.draft()));
        assertDone(context.getBean(Planning.class).agree(work.by(work.situation.head), ""));
        assertDone(pausing.ask(work.by(work.situation.manager), "Records are moved.", work.today()));
        Pause asked = context.getBean(PauseTable.class).of(work.id(), Pause.State.ASKED).orElseThrow();
        assertDone(pausing.approve(work.by(work.situation.head), asked.id(), ""));
        work.situation.signsIn(work.situation.head, "Head", Role.HEAD_OF_SERVICE, work.situation.team);
        try (Visit head = Browser.visit(port)) {
            head.signIn(work.situation.head, TestUsers.PASSWORD);
            head.open("/escalations/" + work.id());
            head.page().waitForSelector("[data-diagram$='escalation.bpmn'] .app-current-step");
            assertThat(marked(head, "escalation.bpmn", "current")).containsExactly("act");
            assertThat(marked(head, "escalation.bpmn", "passed")).containsExactlyInAnyOrder("acknowledge", "plan", "agree", "act");
            head.page().waitForSelector("[data-diagram$='action-plan.bpmn'] .app-current-step");
            assertThat(marked(head, "action-plan.bpmn", "current")).containsExactly("do-action");
            assertThat(marked(head, "action-plan.bpmn", "passed")).isEmpty();
            head.page().waitForSelector("[data-diagram$='expiry.bpmn'] .app-current-step");
            assertThat(marked(head, "expiry.bpmn", "current")).containsExactly("in-force");
            assertThat(marked(head, "expiry.bpmn", "passed")).containsExactly("granted");
            assertThat(head.barriers()).isEmpty();
            assertThat(head.complaints()).isEmpty();
            head.screenshot("drawn-models");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> marked(Visit visit, String model, String how) {
        return (List<String>) visit.page().evaluate("([model, how]) => [...document.querySelectorAll(`[data-diagram$='${model}'] .app-${how}-step`)]"
                + ".map(shape => shape.dataset.elementId)", List.of(model, how));
    }
}
