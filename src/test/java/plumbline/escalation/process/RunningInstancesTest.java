package plumbline.escalation.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.testing.PlumblineTest;

/** Instances that run on the diagram as it was before the outer limits go on on the one of today. */
@PlumblineTest
class RunningInstancesTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clock clock;

    Instant stepDue;
    Instant outerLimit;
    String process;

    @BeforeEach
    void oneThatRunsOnTheOldDiagram() {
        stepDue = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        outerLimit = clock.instant().plus(Duration.ofDays(14)).truncatedTo(ChronoUnit.SECONDS);
        deploy("models/escalation-before-outer-limits.bpmn");
        process = transactions.execute(status -> processes.start(UUID.randomUUID(), "E-old", new Wait(1, stepDue), outerLimit));
        deploy("bpmn/escalation.bpmn");
    }

    @AfterEach
    void tidy() {
        if (engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(process).count() > 0) {
            transactions.executeWithoutResult(status -> processes.cancel(process));
        }
        assertThat(processes.currentStep(process)).isEmpty();
        assertThat(timers()).isEmpty();
    }

    @Test
    void keepTheirStepAndItsMomentAndGetTheOuterLimit() {
        assertThat(processes.outdated()).contains(process);
        assertThat(timers()).hasSize(1);
        transactions.executeWithoutResult(status -> processes.bringUpToDate(process, outerLimit));
        assertThat(processes.outdated()).doesNotContain(process);
        assertThat(processes.currentStep(process)).contains("acknowledge");
        assertThat(timers().stream().map(timer -> timer.getDuedate().toInstant()).sorted())
                .containsExactly(stepDue.plusSeconds(1), outerLimit.plusSeconds(1));
    }

    @Test
    void goOnFromWhereverTheyWere() {
        Wait next = new Wait(1, stepDue);
        List<String> steps = List.of("acknowledge", "plan", "agree");
        for (String step : steps) {
            transactions.executeWithoutResult(status -> processes.moveOn(process, step, Outcomes.DONE, next));
            if (step.equals("plan")) {
                transactions.executeWithoutResult(status -> processes.bringUpToDate(process, outerLimit));
            }
        }
        // No action is open, so the plan is through at once.
        assertThat(processes.currentStep(process)).contains("re-test");
        transactions.executeWithoutResult(status -> processes.moveOn(process, "re-test", Outcomes.DONE, next));
        transactions.executeWithoutResult(status -> processes.moveOn(process, "sign-off", Outcomes.DONE, next));
        assertThat(processes.currentStep(process)).isEmpty();
    }

    private void deploy(String model) {
        var deployment = engine.getRepositoryService().createDeployment().name("plumbline");
        Stream.of(model, "bpmn/action-plan.bpmn").forEach(resource -> deployment.addInputStream(resource.replaceAll(".*/escalation[^.]*", "bpmn/escalation"),
                getClass().getClassLoader().getResourceAsStream(resource)));
        deployment.deploy();
    }

    private List<Job> timers() {
        return engine.getManagementService().createJobQuery().processInstanceId(process).timers().list();
    }
}
