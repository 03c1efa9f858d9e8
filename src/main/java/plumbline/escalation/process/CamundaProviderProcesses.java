package plumbline.escalation.process;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drives {@code bpmn/provider-improvement.bpmn} on Camunda. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaProviderProcesses implements ProviderProcesses {

    private static final String PROCESS = "provider-improvement";
    private static final String ENDED = "provider improvement ended";

    private final RuntimeService runtime;
    private final TaskService tasks;

    CamundaProviderProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
    }

    @Override
    public String start(UUID plan, Instant dueAt) {
        return runtime.startProcessInstanceByKey(PROCESS, plan.toString(), Map.of(Variables.PLAN, plan.toString(),
                Variables.STEP_DUE, Variables.firstMomentAfter(dueAt), "suspend", false, "lifted", false)).getProcessInstanceId();
    }

    @Override
    public void moveOn(String process, String step, Branches branches, Instant dueAt) {
        Task task = tasks.createTaskQuery().processInstanceId(process).taskDefinitionKey(step).singleResult();
        if (task == null) {
            throw new IllegalStateException("process " + process + " does not wait at " + step);
        }
        tasks.complete(task.getId(), Map.of(Variables.STEP_DUE, Variables.firstMomentAfter(dueAt), "suspend", branches.suspend(),
                "lifted", branches.lifted()));
    }

    @Override
    public void end(String process) {
        runtime.createMessageCorrelation(ENDED).processInstanceId(process).correlate();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> currentStep(String process) {
        return tasks.createTaskQuery().processInstanceId(process).list().stream().map(Task::getTaskDefinitionKey).findFirst();
    }
}
