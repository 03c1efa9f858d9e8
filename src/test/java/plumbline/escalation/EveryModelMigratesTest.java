package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.escalation.process.BoardDecisionProcesses;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.escalation.process.Outcomes;
import plumbline.escalation.process.ProviderProcesses;
import plumbline.escalation.process.RuleChangeProcesses;
import plumbline.escalation.process.Wait;
import plumbline.testing.PlumblineTest;

/**
 * For every model: an instance that began on the model as it is goes on by it when a new version comes, can be taken over to
 * that version, waits there at the same step until the same moment, and goes on to its end.
 */
@PlumblineTest
class EveryModelMigratesTest {

    private static final List<String> MODELS = List.of("escalation", "action-plan", "expiry", "board-decision", "provider-improvement", "rule-change");

    /** One instance of a model: how it begins and how it is brought to its end from where it waits. */
    private record Life(String model, Supplier<String> begins, Consumer<String> ends) {
    }

    @Autowired
    ApplicationContext context;
    @Autowired
    ProcessEngine engine;
    @Autowired
    EscalationProcesses escalations;
    @Autowired
    ExpiryProcesses expiries;
    @Autowired
    BoardDecisionProcesses decisions;
    @Autowired
    ProviderProcesses providers;
    @Autowired
    RuleChangeProcesses changes;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clock clock;

    @Test
    void goesOnUnderANewVersion() throws IOException {
        Instant due = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        Instant later = due.plus(Duration.ofDays(7));
        WorkFixture work = new WorkFixture(context).agreed();
        Map<String, String> before = new TreeMap<>();
        List<Life> lives = List.of(
                new Life("escalation", () -> escalations.start(UUID.randomUUID(), "E-migrates", new Wait(1, due), later), process -> {
                    escalations.moveOn(process, "acknowledge", Outcomes.DONE, new Wait(1, due));
                    escalations.cancel(process);
                }),
                new Life("action-plan", () -> engine.getRuntimeService().createProcessInstanceQuery()
                        .superProcessInstanceId(work.escalation().process()).singleResult().getId(), process -> work.finishActions()),
                new Life("expiry", () -> expiries.start("settling", UUID.randomUUID(), due), expiries::end),
                new Life("board-decision", () -> decisions.start(UUID.randomUUID(), due), process -> {
                    decisions.asked(process, due);
                    decisions.answered(process, later);
                    decisions.decided(process, due);
                    decisions.carriedOut(process);
                }),
                new Life("provider-improvement", () -> providers.start(UUID.randomUUID(), due), process -> {
                    providers.moveOn(process, "risk-decision", new ProviderProcesses.Branches(false, false), later);
                    providers.end(process);
                }),
                new Life("rule-change", () -> changes.start(UUID.randomUUID()), process -> {
                    changes.changesRequested(process);
                    changes.submittedAgain(process);
                    changes.rejected(process);
                }));
        assertThat(lives).extracting(Life::model).containsExactlyInAnyOrderElementsOf(MODELS);
        lives.forEach(life -> before.put(life.model(), transactions.execute(status -> life.begins().get())));

        deployEach(text -> text.replaceFirst("(<bpmn:process id=\"[a-z-]+\" name=\")", "$1New "));
        try {
            for (Life life : lives) {
                String process = before.get(life.model());
                List<String> waitsAt = engine.getRuntimeService().getActiveActivityIds(process);
                List<Date> until = timers(process);
                ProcessDefinition latest = latest(life.model());
                assertThat(latest.getName()).as(life.model()).startsWith("New ");
                assertThat(definition(process)).as("%s goes on by the model it began with", life.model()).isNotEqualTo(latest.getId());

                takeOver(process, latest);
                assertThat(definition(process)).as(life.model()).isEqualTo(latest.getId());
                assertThat(engine.getRuntimeService().getActiveActivityIds(process)).as(life.model()).containsExactlyInAnyOrderElementsOf(waitsAt);
                assertThat(timers(process)).as("%s waits until the same moments", life.model()).isEqualTo(until);
                transactions.executeWithoutResult(status -> life.ends().accept(process));
                assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(process).count()).as(life.model()).isZero();
            }
        } finally {
            deployEach(text -> text);
        }
    }

    private void takeOver(String process, ProcessDefinition latest) {
        MigrationPlan plan = engine.getRuntimeService().createMigrationPlan(definition(process), latest.getId()).mapEqualActivities().build();
        transactions.executeWithoutResult(status -> engine.getRuntimeService().newMigration(plan).processInstanceIds(process).execute());
    }

    private ProcessDefinition latest(String model) {
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(model).latestVersion().singleResult();
    }

    private String definition(String process) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(process).singleResult().getProcessDefinitionId();
    }

    private List<Date> timers(String process) {
        return engine.getManagementService().createJobQuery().processInstanceId(process).timers().list().stream().map(Job::getDuedate).sorted().toList();
    }

    private void deployEach(UnaryOperator<String> change) throws IOException {
        var deployment = engine.getRepositoryService().createDeployment().name("plumbline");
        for (String model : MODELS) {
            try (InputStream file = getClass().getClassLoader().getResourceAsStream("bpmn/" + model + ".bpmn")) {
                deployment.addString("bpmn/" + model + ".bpmn", change.apply(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        deployment.deploy();
    }
}
