package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.core.Severity;
import plumbline.escalation.process.ProviderProcesses;
import plumbline.escalation.provider.Consequence;
import plumbline.escalation.provider.ProviderDecision;
import plumbline.escalation.provider.ProviderImprovement;
import plumbline.escalation.provider.ProviderPlan;
import plumbline.escalation.provider.ProviderStep;
import plumbline.identity.Role;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** The ways through {@code bpmn/provider-improvement.bpmn}: with and without suspension, back, early end, and when nobody acts. */
@PlumblineTest
class ProviderImprovementTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    ProviderImprovement improvement;
    @Autowired
    Holding holding;
    @Autowired
    ProviderProcesses processes;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
    @Autowired
    JdbcClient jdbc;

    @Test
    void goesFromTheRiskDecisionToTheLiftingByTheTierAbove() {
        WorkFixture work = provider();
        String head = work.situation.head;
        ProviderPlan plan = begun(work);
        assertAt(plan, ProviderStep.RISK_DECISION);
        plan = decided(work, plan, head, none("Residents are at risk.").suspending(true));
        assertAt(plan, ProviderStep.QA_VISIT);
        plan = decided(work, plan, head, with(work, "Medicines were not locked away.", Consequence.IMPROVEMENT_NOTICE));
        assertAt(plan, ProviderStep.SUSPENSION);
        assertRefused(improvement.decide(work.by(head), plan.id(), none("No.").decision()), Kind.INVALID, "stops new placements");
        plan = decided(work, plan, head, with(work, "From today.", Consequence.SUSPENSION_OF_PLACEMENTS));
        plan = decided(work, plan, head, none("Medicines are locked away."));
        assertAt(plan, ProviderStep.LIFTING);
        assertThat(plan.now().owner()).isEqualTo(work.situation.assistantDirector);
        assertRefused(improvement.decide(work.by(head), plan.id(), none("Good.").lifting(true)), Kind.NOT_ALLOWED, "never by who decided");
        plan = decided(work, plan, work.situation.assistantDirector, none("I want to see a month of it.").lifting(false));
        assertAt(plan, ProviderStep.IMPROVEMENT);
        plan = decided(work, plan, head, none("A month of it."));
        assertThat(escalations.workOf(work.situation.assistantDirector)).anyMatch(item -> item.kind() == WorkItem.Kind.PROVIDER);
        plan = decided(work, plan, work.situation.assistantDirector, none("Safe again.").lifting(true));
        assertThat(plan.state()).isEqualTo(ProviderPlan.State.LIFTED);
        assertThat(processes.currentStep(plan.process())).isEmpty();
        assertThat(plan.passes()).extracting(ProviderPlan.Pass::consequence).containsExactly(Consequence.NONE, Consequence.IMPROVEMENT_NOTICE,
                Consequence.SUSPENSION_OF_PLACEMENTS, Consequence.NONE, Consequence.NONE, Consequence.NONE, Consequence.NONE);
        assertThat(escalations.story(work.id())).extracting(StoryEntry::happening).contains(Happening.PROVIDER_PLAN_BEGUN,
                Happening.PROVIDER_STEP_DECIDED, Happening.PROVIDER_CONSEQUENCES_LIFTED);
    }

    @Test
    void leavesTheSuspensionOutWhenTheRiskDecisionSaysSo() {
        WorkFixture work = provider();
        ProviderPlan plan = decided(work, begun(work), work.situation.head, none("A paper fault only.").suspending(false));
        plan = decided(work, plan, work.situation.head, none("Nothing else was found."));
        assertAt(plan, ProviderStep.IMPROVEMENT);
    }

    @Test
    void isBegunByTheContractsHeadOfServiceWhoeverHoldsTheEscalation() {
        WorkFixture work = provider();
        String subject = improvement.subjects(work.escalation()).get(0);
        assertDone(holding.handUp(work.by(work.situation.head), "The home may close."));
        assertRefused(improvement.begin(work.by(work.situation.manager), subject), Kind.NOT_ALLOWED, "head of service of the contract");
        ProviderPlan plan = assertDone(improvement.begin(work.by(work.situation.head), subject));
        assertThat(plan.now().owner()).isEqualTo(work.situation.head);
    }

    @Test
    void endsEarlyByTheTierAboveWithAReason() {
        WorkFixture work = provider();
        ProviderPlan plan = begun(work);
        assertRefused(improvement.end(work.by(work.situation.head), plan.id(), "Closed."), Kind.NOT_ALLOWED, work.situation.assistantDirector);
        assertRefused(improvement.end(work.by(work.situation.assistantDirector), plan.id(), " "), Kind.INVALID, "Say why");
        ProviderPlan ended = assertDone(improvement.end(work.by(work.situation.assistantDirector), plan.id(), "The home has closed."));
        assertThat(ended.state()).isEqualTo(ProviderPlan.State.ENDED);
        assertThat(processes.currentStep(plan.process())).isEmpty();
        assertThat(jdbc.sql("select count(*) from camunda.act_ru_job where process_instance_id_ = ?").param(plan.process()).query(Integer.class).single()).isZero();
        assertRefused(improvement.decide(work.by(work.situation.head), plan.id(), none("Late.").decision()), Kind.NOT_NOW, "over");
    }

    @Test
    void aStepThatNobodyDecidesIsToldAndClimbsWithoutAnybodyOpeningAPage() {
        WorkFixture work = provider();
        ProviderPlan plan = begun(work);
        TimeTravel time = new TimeTravel(context);
        for (int day = 0; day < 5; day++) {
            time.oneWorkingDay();
        }
        assertThat(again(work).now()).as("on the last day").satisfies(pass -> {
            assertThat(pass.overdueAt()).isNull();
            assertThat(pass.owner()).isEqualTo(work.situation.head);
        });
        time.oneWorkingDay();
        assertThat(again(work).tier()).isEqualTo(plan.tier() + 1);
        assertThat(again(work).now().owner()).isEqualTo(work.situation.assistantDirector);
        assertThat(again(work).now().overdueAt()).isNotNull();
        assertThat(notices.unread(work.situation.head)).anyMatch(notice -> notice.words().contains("Decide the risk"));
        assertThat(notices.unread(work.situation.assistantDirector)).anyMatch(notice -> notice.words().contains("Decide the risk"));
        for (int day = 0; day < 24; day++) {
            time.oneWorkingDay();
        }
        assertThat(again(work).tier()).as("the board is told again and again").isEqualTo(5);
        assertAt(again(work), ProviderStep.RISK_DECISION);
    }

    @Test
    void refusesWhatIsMissingAndKeepsWhatWasTypedOnThePage() {
        WorkFixture work = provider();
        String page = "/escalations/" + work.id();
        Visitor head = signedIn(work, work.situation.head, Role.HEAD_OF_SERVICE);
        Document begin = head.page(page);
        String subject = begin.select("#provider-subject option").val();
        assertThat(head.post(page + "/provider-plans", page, version(work, Map.of("subject", subject))).statusCode()).isEqualTo(302);
        ProviderPlan plan = again(work);
        String decide = page + "/provider-plans/" + plan.id() + "/decide";
        Document wrong = Jsoup.parse(head.post(decide, page, version(work, Map.of("reason", "Residents are at risk.", "consequence",
                "IMPROVEMENT_NOTICE", "suspend", "no"))).body());
        assertThat(wrong.select(".govuk-error-summary").text()).contains("from which day");
        assertThat(wrong.select("#provider-reason-" + plan.id()).text()).isEqualTo("Residents are at risk.");
        assertThat(wrong.select("#consequence-" + plan.id() + " option[selected]").val()).isEqualTo("IMPROVEMENT_NOTICE");
        assertThat(wrong.select("#suspend-no-" + plan.id()).hasAttr("checked")).isTrue();
        assertThat(head.post(decide, page, version(work, Map.of("reason", "Residents are at risk.", "consequence", "NONE", "suspend", "no"))).statusCode())
                .isEqualTo(302);
        Document shown = head.page(page);
        assertThat(shown.select("section[aria-labelledby=providers] table").text()).contains("New placements go on. Residents are at risk.")
                .contains("Not needed").contains(work.situation.head);
        assertThat(shown.select("section[aria-labelledby=providers] [data-current=qa-visit]")).hasSize(1);
        assertThat(shown.select("section[aria-labelledby=providers] .app-diagram").attr("data-passed")).isEqualTo("begun risk-decision");
        assertThat(head.get("/api/v1/escalations/" + work.id() + "/provider-plans").body()).contains("\"step\":\"QA_VISIT\"")
                .contains("\"reason\":\"Residents are at risk.\"");
        assertThat(head.get("/escalations/process/provider-improvement.bpmn").statusCode()).isEqualTo(200);
    }

    @Test
    void theDatabaseRefusesALiftingByWhoeverDecidedAStep() {
        WorkFixture work = provider();
        ProviderPlan plan = decided(work, begun(work), work.situation.head, none("Risk.").suspending(false));
        assertThatThrownBy(() -> jdbc.sql("""
                insert into provider_step (plan, number, step, started_at, due_at, decided_by, decided_at, reason, consequence, lifted)
                values (?, 9, 'LIFTING', current_timestamp, current_timestamp, ?, current_timestamp, 'Good.', 'NONE', true)""")
                .params(plan.id(), work.situation.head).update()).hasMessageContaining("consequences of their own");
    }

    /** A decision in the making. */
    private record Draft(String reason, Consequence consequence, LocalDate day) {
        ProviderDecision decision() {
            return new ProviderDecision(reason, consequence, day, false, false);
        }

        ProviderDecision suspending(boolean suspend) {
            return new ProviderDecision(reason, consequence, day, suspend, false);
        }

        ProviderDecision lifting(boolean lift) {
            return new ProviderDecision(reason, consequence, day, false, lift);
        }
    }

    private static Draft none(String reason) {
        return new Draft(reason, Consequence.NONE, null);
    }

    private static Draft with(WorkFixture work, String reason, Consequence consequence) {
        return new Draft(reason, consequence, work.today());
    }

    private ProviderPlan decided(WorkFixture work, ProviderPlan plan, String by, Draft draft) {
        return decided(work, plan, by, draft.decision());
    }

    private ProviderPlan decided(WorkFixture work, ProviderPlan plan, String by, ProviderDecision decision) {
        return assertDone(improvement.decide(work.by(by), plan.id(), decision));
    }

    /** An escalation about a rating, held by the head of service. */
    private WorkFixture provider() {
        return new WorkFixture(context, "ASC-PRV-02", Severity.S2);
    }

    private ProviderPlan begun(WorkFixture work) {
        List<String> subjects = improvement.subjects(work.escalation());
        assertRefused(improvement.begin(work.by(work.situation.manager), subjects.get(0)), Kind.NOT_ALLOWED, "holder");
        assertRefused(improvement.begin(work.by(holder(work)), "another"), Kind.INVALID, "Choose a provider");
        ProviderPlan plan = assertDone(improvement.begin(work.by(holder(work)), subjects.get(0)));
        assertRefused(improvement.begin(work.by(holder(work)), subjects.get(0)), Kind.INVALID, "Choose a provider");
        return plan;
    }

    private static String holder(WorkFixture work) {
        return work.escalation().turn().holder();
    }

    private ProviderPlan again(WorkFixture work) {
        return improvement.of(work.id()).get(0);
    }

    private void assertAt(ProviderPlan plan, ProviderStep step) {
        assertThat(plan.step()).isEqualTo(step);
        assertThat(processes.currentStep(plan.process())).contains(step.diagramId());
    }

    private static Map<String, String> version(WorkFixture work, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", String.valueOf(work.escalation().version()));
        return all;
    }

    private Visitor signedIn(WorkFixture work, String username, Role role) {
        work.situation.signsIn(username, role.word() + " for tests", role, work.situation.area);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }
}
