package plumbline.escalation.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drives {@code bpmn/rule-change.bpmn} on Camunda. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaRuleChangeProcesses implements RuleChangeProcesses {

    private static final String PROCESS = "rule-change";
    private static final String REVIEW = "review";
    private static final String CHANGE = "change";
    private static final String WITHDRAWN = "rule change withdrawn";
    private static final String TAKEN_BACK = "rule change taken back";
    private static final List<String> STEPS = List.of(REVIEW, CHANGE, "waiting");

    private final RuntimeService runtime;
    private final TaskService tasks;

    CamundaRuleChangeProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
    }

    @Override
    public String start(UUID request) {
        return runtime.startProcessInstanceByKey(PROCESS, request.toString(), Map.of(RuleChangeDelegate.REQUEST, request.toString()))
                .getProcessInstanceId();
    }

    @Override
    public void changesRequested(String process) {
        complete(process, REVIEW, Map.of(Variables.OUTCOME, "changes-requested"));
    }

    @Override
    public void submittedAgain(String process) {
        complete(process, CHANGE, Map.of());
    }

    @Override
    public void approved(String process, Instant takesEffectAt) {
        complete(process, REVIEW, Map.of(Variables.OUTCOME, "approved", "takesEffectAt", Date.from(takesEffectAt)));
    }

    @Override
    public void approvedAtOnce(String process) {
        complete(process, REVIEW, Map.of(Variables.OUTCOME, "approved-at-once"));
    }

    @Override
    public void takenBack(String process) {
        runtime.createMessageCorrelation(TAKEN_BACK).processInstanceId(process).correlate();
    }

    @Override
    public void rejected(String process) {
        complete(process, REVIEW, Map.of(Variables.OUTCOME, "rejected"));
    }

    @Override
    public void withdraw(String process) {
        runtime.createMessageCorrelation(WITHDRAWN).processInstanceId(process).correlate();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> currentStep(String process) {
        if (runtime.createProcessInstanceQuery().processInstanceId(process).count() == 0) {
            return Optional.empty();
        }
        List<String> active = runtime.getActiveActivityIds(process);
        return STEPS.stream().filter(active::contains).findFirst();
    }

    private void complete(String process, String step, Map<String, Object> variables) {
        tasks.complete(tasks.createTaskQuery().processInstanceId(process).taskDefinitionKey(step).singleResult().getId(), variables);
    }
}
