package plumbline.escalation.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drives {@code bpmn/escalation.bpmn} and {@code bpmn/action-plan.bpmn} on Camunda. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaEscalationProcesses implements EscalationProcesses {

    private static final String PROCESS = "escalation";
    private static final String RE_TEST = "re-test";
    private static final String DO_ACTION = "do-action";
    private static final String NO_LONGER_NEEDED = "no longer needed";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    CamundaEscalationProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
    }

    @Override
    public String start(UUID escalation, String reference, Wait wait) {
        Map<String, Object> variables = new HashMap<>(Variables.of(wait));
        variables.put(Variables.ESCALATION, escalation.toString());
        return runtime.startProcessInstanceByKey(PROCESS, reference, variables).getProcessInstanceId();
    }

    @Override
    public void moveOn(String process, String step, String outcome, Wait next) {
        Map<String, Object> variables = new HashMap<>(Variables.of(next));
        variables.put(Variables.OUTCOME, outcome);
        if (step.equals(RE_TEST)) {
            // Nobody's task: the service itself waits for the rule's answer.
            Execution waiting = runtime.createExecutionQuery().processInstanceId(process).activityId(RE_TEST).singleResult();
            runtime.setVariables(process, variables);
            runtime.signal(waiting.getId());
            return;
        }
        Task task = tasks.createTaskQuery().processInstanceId(process).taskDefinitionKey(step).singleResult();
        if (task == null) {
            throw new IllegalStateException("process " + process + " does not wait at " + step);
        }
        tasks.complete(task.getId(), variables);
    }

    @Override
    public void actionDone(String process, UUID action, Wait next) {
        runtime.setVariables(process, Variables.of(next));
        String plan = runtime.createProcessInstanceQuery().superProcessInstanceId(process).singleResult().getId();
        Task task = tasks.createTaskQuery().processInstanceId(plan).taskDefinitionKey(DO_ACTION).list().stream()
                .filter(candidate -> action.toString().equals(tasks.getVariable(candidate.getId(), Variables.ACTION)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("process " + plan + " does not wait for action " + action));
        tasks.complete(task.getId());
    }

    @Override
    public void reschedule(String process, Wait wait) {
        runtime.setVariables(process, Variables.of(wait));
        List<Job> timers = management.createJobQuery().processInstanceId(process).timers().list();
        timers.forEach(timer -> management.setJobDuedate(timer.getId(), Variables.firstMomentAfter(wait.dueAt()), false));
    }

    @Override
    public void cancel(String process) {
        runtime.createMessageCorrelation(NO_LONGER_NEEDED).processInstanceId(process).correlate();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> currentStep(String process) {
        // A child of a multi-instance or a called process never shows here: the steps of the main diagram do.
        if (runtime.createProcessInstanceQuery().processInstanceId(process).count() == 0) {
            return Optional.empty();
        }
        return runtime.getActiveActivityIds(process).stream().findFirst();
    }
}
