package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.evaluation.RunId;
import plumbline.testing.PlumblineTest;

/** The ways through {@code bpmn/escalation.bpmn} and {@code bpmn/action-plan.bpmn}. */
@PlumblineTest
class EscalationPathTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    Holding holding;
    @Autowired
    Planning planning;
    @Autowired
    Acting acting;
    @Autowired
    SigningOff signingOff;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    Escalations escalations;
    @Autowired
    JdbcClient jdbc;

    @Test
    void goesFromBreachToSignOffWithItsProcess() {
        WorkFixture work = new WorkFixture(context);
        assertStep(work, Step.ACKNOWLEDGE);
        work.testedClean();
        assertStep(work, Step.SIGN_OFF);
        assertThat(work.escalation().turn().actsNext()).isEqualTo(work.situation.head);
        assertDone(signingOff.sign(work.by(work.situation.head), "Well done."));
        Escalation closed = work.escalation();
        assertThat(closed.closure()).isEqualTo(Closure.SIGNED_OFF);
        assertThat(processes.currentStep(closed.process())).isEmpty();
        assertThat(escalations.story(closed.id())).extracting(StoryEntry::happening).containsSubsequence(Happening.OPENED,
                Happening.ACKNOWLEDGED, Happening.PLAN_DRAFTED, Happening.PLAN_AGREED, Happening.ACTION_DONE,
                Happening.RE_TEST_ASKED, Happening.TESTED_CLEAN, Happening.SIGNED_OFF);
    }

    @Test
    void closesAsConditionClearedBeforeAPlanIsAgreedAndNamesTheRun() {
        WorkFixture work = new WorkFixture(context).drafted();
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().open()).isTrue();
        new TimeTravel(context).forward(Duration.ofDays(7));
        Escalation closed = work.escalation();
        assertThat(closed.closure()).isEqualTo(Closure.CONDITION_CLEARED);
        assertThat(processes.currentStep(closed.process())).isEmpty();
        assertThat(timersOf(closed)).isZero();
        assertThat(escalations.story(closed.id()).get(escalations.story(closed.id()).size() - 1).detail())
                .containsPattern("evaluation run [0-9a-f-]{36}");
    }

    @Test
    void keepsWorkingWhenItClearsAfterThePlanWasAgreed() {
        WorkFixture work = new WorkFixture(context).agreed();
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertStep(work, Step.ACT);
    }

    @Test
    void reopensTheSameWhenAClearedBreachComesBackInsideTheWindow() {
        WorkFixture work = new WorkFixture(context);
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        new TimeTravel(context).forward(Duration.ofDays(7));
        assertThat(work.escalation().open()).isFalse();
        work.situation.reopen(work.breach);
        context.getBean(OpeningEscalations.class).openAllMissing();
        assertThat(work.situation.all(work.breach)).hasSize(1);
        assertThat(work.escalation().open()).isTrue();
        assertStep(work, Step.ACKNOWLEDGE);
    }

    @Test
    void takesAReturnedPlanBackToDraftingAndKeepsBothPlans() {
        WorkFixture work = new WorkFixture(context).drafted();
        assertRefused(planning.giveBack(work.by(work.situation.head), " "), Kind.INVALID, "what has to change");
        assertDone(planning.giveBack(work.by(work.situation.head), "Name a date."));
        assertStep(work, Step.PLAN);
        assertDone(planning.draft(work.by(work.situation.manager), work.draft()));
        assertThat(escalations.plans(work.id())).extracting(ActionPlan::state)
                .containsExactly(ActionPlan.State.DRAFTED, ActionPlan.State.RETURNED);
    }

    @Test
    void staysOpenAndSaysWhyWhenTheReTestIsNotClean() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        settling.after(work.situation.completedRun());
        assertStep(work, Step.RE_TEST);
        assertThat(escalations.story(work.id())).anySatisfy(entry -> {
            assertThat(entry.happening()).isEqualTo(Happening.STILL_IN_BREACH);
            assertThat(entry.detail()).contains("1 of 1 cases still in breach");
        });
        settling.after(work.situation.completedRun());
        assertThat(escalations.story(work.id())).as("the next night says the same").extracting(StoryEntry::happening)
                .containsOnlyOnce(Happening.STILL_IN_BREACH);
        assertRefused(signingOff.sign(work.by(work.situation.head), ""), Kind.NOT_NOW, "without a clean re-test");
        assertDone(holding.planAgain(work.by(work.situation.manager), "The list was not shared."));
        assertStep(work, Step.PLAN);
        assertThat(escalations.plans(work.id()).get(0).state()).isEqualTo(ActionPlan.State.SUPERSEDED);
    }

    @Test
    void doesNotCountARunThatBeganBeforeTheLastActionWasDone() {
        WorkFixture work = new WorkFixture(context).agreed();
        RunId before = work.situation.completedRun();
        work.plan().actions().forEach(action -> {
            assertDone(acting.attach(work.by(action.owner()), action.id(), new EvidenceDraft("Done.", "", null)));
            assertDone(acting.done(work.by(action.owner()), action.id()));
        });
        // Whatever run the service itself starts in the meantime is also too early then.
        jdbc.sql("update escalation set actions_done_at = actions_done_at + interval '1 hour' where id = ?").param(work.id().value()).update();
        work.situation.clear(List.of(work.breach));
        assertThat(settling.after(before)).isTrue();
        assertStep(work, Step.RE_TEST);
    }

    @Test
    void testsAgainWhenTheBreachComesBackBeforeSignOff() {
        WorkFixture work = new WorkFixture(context).testedClean();
        work.situation.reopen(work.breach);
        assertRefused(signingOff.sign(work.by(work.situation.head), ""), Kind.NOT_NOW, "1 of 1 cases are still in breach");
        settling.after(work.situation.completedRun());
        assertStep(work, Step.RE_TEST);
    }

    @Test
    void handsUpNowWithAReasonAndGivesTheNextTierTheFullLimit() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        assertRefused(holding.handUp(work.by(work.situation.manager), ""), Kind.INVALID, "Say why");
        assertDone(holding.handUp(work.by(work.situation.manager), "It needs two services."));
        assertStep(work, Step.PLAN);
        assertThat(work.escalation().turn().holder()).isEqualTo(work.situation.head);
        assertThat(work.escalation().turn().nextHolder()).isEqualTo(work.situation.assistantDirector);
        assertThat(escalations.heldBefore(work.situation.manager)).extracting(summary -> summary.escalation().id()).contains(work.id());
        assertThat(escalations.heldBefore(work.situation.head)).isEmpty();
        assertRefused(holding.handUp(work.by(work.situation.manager), "again"), Kind.NOT_ALLOWED, "Only its holder");
    }

    @Test
    void cannotBeHandedUpFromTheTop() {
        WorkFixture work = new WorkFixture(context);
        for (String holder : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector,
                Situation.DIRECTOR)) {
            assertDone(holding.handUp(work.by(holder), "higher"));
        }
        assertRefused(holding.handUp(work.by(Situation.BOARD), "higher"), Kind.NOT_NOW, "top tier");
    }

    @Test
    void refusesWhatWasDecidedOnAnOldPage() {
        WorkFixture work = new WorkFixture(context);
        int seen = work.escalation().version();
        work.acknowledged();
        Change stale = new Change(work.id(), seen, Actor.named(work.situation.manager));
        assertRefused(holding.handUp(stale, "reason"), Kind.NOT_NOW, "has changed since you opened it");
    }

    @Test
    void neverLetsAnOpenEscalationLoseItsProcess() {
        WorkFixture work = new WorkFixture(context);
        assertThatThrownBy(() -> jdbc.sql("update escalation set live_process_id = null where id = ?").param(work.id().value()).update())
                .hasMessageContaining("escalation_open_has_process");
        assertThatThrownBy(() -> jdbc.sql("delete from camunda.act_ru_execution where id_ = ?").param(work.escalation().process()).update())
                .hasMessageContaining("foreign key");
    }

    private int timersOf(Escalation escalation) {
        return jdbc.sql("select count(*) from camunda.act_ru_job where process_instance_id_ = ?").param(escalation.process())
                .query(Integer.class).single();
    }

    private void assertStep(WorkFixture work, Step step) {
        assertThat(work.escalation().turn().step()).isEqualTo(step);
        assertThat(processes.currentStep(work.escalation().process())).contains(step.diagramId());
    }
}
