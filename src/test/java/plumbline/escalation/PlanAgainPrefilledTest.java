package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.identity.Role;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Whoever sends a returned plan again begins with everything it said. */
@PlumblineTest
class PlanAgainPrefilledTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Planning planning;
    @Autowired
    Escalations escalations;
    @Test
    void theFormSentAgainAsItOpensIsTheSamePlan() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        Visitor manager = signedIn(work);
        String form = "/escalations/" + work.id() + "/plan";
        assertThat(manager.page(form).select("#asked")).isEmpty();
        assertThat(sent(manager.page(form)).get("goal")).isEmpty();
        PlanDraft draft = everyField(work);
        assertDone(planning.draft(work.by(work.situation.manager), draft));
        assertDone(planning.giveBack(work.by(work.situation.head), "Name who checks on Mondays."));

        Document again = manager.page(form);
        assertThat(again.select("#asked").text()).contains("Name who checks on Mondays.").contains(work.situation.head).contains("plan 1");
        assertThat(manager.post(form, form, sent(again)).statusCode()).isEqualTo(302);
        List<ActionPlan> plans = escalations.plans(work.id());
        assertThat(plans).hasSize(2);
        assertThat(saying(plans.get(0))).isEqualTo(saying(plans.get(1))).isEqualTo(draft);
    }

    @Test
    void showsAnOwnerWhoCannotOwnItAnyMore() {
        WorkFixture work = new WorkFixture(context).drafted();
        assertDone(planning.giveBack(work.by(work.situation.head), "Once more."));
        assertDone(context.getBean(Succession.class).pass(plumbline.core.Actor.named("administrator"), work.situation.manager, "successor-" + work.situation.team));
        Document again = signedIn(work).page("/escalations/" + work.id() + "/plan");
        assertThat(again.select("[id='actions[0].owner'] option[selected]").text()).contains(work.situation.manager).contains("cannot own it now");
    }

    private PlanDraft everyField(WorkFixture work) {
        LocalDate day = work.today();
        return new PlanDraft("Goal <1> & \"met\"?\nSecond line", "Reason é", "Change", "Success",
                List.of(new ActionDraft("One", work.situation.manager, day.plusDays(5), "Measure one", "ONE_TO_ONE"),
                        new ActionDraft("Two", work.situation.manager, day.plusDays(6), "Measure two", "TEAM_PLAN"),
                        new ActionDraft("Three", work.situation.manager, day.plusDays(7), "Measure three", "BUSINESS_PLAN"),
                        new ActionDraft("Four", work.situation.manager, day.plusDays(8), "Measure four", "SERVICE_PLAN")));
    }

    private static PlanDraft saying(ActionPlan plan) {
        return new PlanDraft(plan.goal(), plan.reason(), plan.change(), plan.success(), plan.actions().stream().map(action ->
                new ActionDraft(action.title(), action.owner(), action.dueOn(), action.successMeasure(),
                        Vehicle.chosen(action.vehicle()).orElseThrow().name())).toList());
    }

    /** What a browser sends when nobody touches the form. */
    private static Map<String, String> sent(Document page) {
        Map<String, String> fields = new TreeMap<>();
        for (Element field : page.select("form[action$=/plan] [name]")) {
            String value = field.is("select") ? field.select("option[selected]").val() : field.is("textarea") ? field.wholeText() : field.val();
            fields.put(field.attr("name"), value);
        }
        fields.remove("_csrf");
        return fields;
    }

    private Visitor signedIn(WorkFixture work) {
        work.situation.signsIn(work.situation.manager, "Manager for tests", Role.TEAM_MANAGER, work.situation.team);
        Visitor visitor = new Visitor(port);
        visitor.signIn(work.situation.manager, TestUsers.PASSWORD);
        return visitor;
    }
}
