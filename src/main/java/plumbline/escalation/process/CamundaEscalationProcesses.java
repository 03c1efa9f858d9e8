package plumbline.escalation.process;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
    /** Where the process waits for limits that no work moves, beside the step it waits at. */
    private static final Set<String> OUTER_LIMITS = Set.of("outer-limit", "next-outer-limit", "beyond-steps");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final CommandExecutor commands;
    /** Which activity the timers of a definition belong to; definitions never change. */
    private final Map<String, String> activities = new ConcurrentHashMap<>();

    CamundaEscalationProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
        this.repository = engine.getRepositoryService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }

    @Override
    public void together(Runnable work) {
        // Commands within a command join it, and the engine writes when the outermost ends.
        commands.execute(context -> {
            work.run();
            return null;
        });
    }

    @Override
    public String start(UUID escalation, String reference, Wait wait, Instant outerLimit) {
        Map<String, Object> variables = new HashMap<>(Variables.of(wait));
        variables.put(Variables.ESCALATION, escalation.toString());
        variables.put(Variables.OUTER_DUE, Variables.firstMomentAfter(outerLimit));
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
        tasks.complete(waitingFor(action, carryingOut(process)).getId());
    }

    @Override
    public void actionMoved(String process, UUID action) {
        String plan = carryingOut(process);
        String execution = waitingFor(action, plan).getExecutionId();
        ActivityInstance waiting = Arrays.stream(runtime.getActivityInstance(plan).getActivityInstances(DO_ACTION))
                .filter(candidate -> List.of(candidate.getExecutionIds()).contains(execution)).findFirst().orElseThrow();
        // The timer may have fired already, and then there is none left to set.
        runtime.createProcessInstanceModification(plan)
                .startBeforeActivity(DO_ACTION, waiting.getParentActivityInstanceId())
                .cancelActivityInstance(waiting.getId()).execute();
    }

    private String carryingOut(String process) {
        return runtime.createProcessInstanceQuery().superProcessInstanceId(process).singleResult().getId();
    }

    private Task waitingFor(UUID action, String plan) {
        return tasks.createTaskQuery().processInstanceId(plan).taskDefinitionKey(DO_ACTION).list().stream()
                .filter(candidate -> action.toString().equals(tasks.getVariable(candidate.getId(), Variables.ACTION)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("process " + plan + " does not wait for action " + action));
    }

    @Override
    public void reschedule(String process, Wait wait) {
        runtime.setVariables(process, Variables.of(wait));
        timers(process).filter(timer -> !OUTER_LIMITS.contains(activity(timer)))
                .forEach(timer -> management.setJobDuedate(timer.getId(), Variables.firstMomentAfter(wait.dueAt()), false));
    }

    @Override
    public void outerLimit(String process, Instant outerLimit) {
        runtime.setVariable(process, Variables.OUTER_DUE, Variables.firstMomentAfter(outerLimit));
        timers(process).filter(timer -> OUTER_LIMITS.contains(activity(timer)))
                .forEach(timer -> management.setJobDuedate(timer.getId(), Variables.firstMomentAfter(outerLimit), false));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<String> outdated() {
        String latest = latest();
        return runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).list().stream()
                .filter(process -> !process.getProcessDefinitionId().equals(latest)).map(ProcessInstance::getId).toList();
    }

    @Override
    public void bringUpToDate(String process, Instant outerLimit) {
        String from = runtime.createProcessInstanceQuery().processInstanceId(process).singleResult().getProcessDefinitionId();
        runtime.setVariable(process, Variables.OUTER_DUE, Variables.firstMomentAfter(outerLimit));
        runtime.newMigration(runtime.createMigrationPlan(from, latest()).mapEqualActivities().build()).processInstanceIds(process).execute();
    }

    private String latest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(PROCESS).latestVersion().singleResult().getId();
    }

    private Stream<Job> timers(String process) {
        return management.createJobQuery().processInstanceId(process).timers().list().stream();
    }

    private String activity(Job timer) {
        return activities.computeIfAbsent(timer.getJobDefinitionId(),
                definition -> management.createJobDefinitionQuery().jobDefinitionId(definition).singleResult().getActivityId());
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
        return runtime.getActiveActivityIds(process).stream().filter(activity -> !OUTER_LIMITS.contains(activity)).findFirst();
    }
}
