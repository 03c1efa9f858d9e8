package plumbline.escalation.process;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drives {@code bpmn/board-decision.bpmn} on Camunda. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaBoardDecisionProcesses implements BoardDecisionProcesses {

    private static final String PROCESS = "board-decision";
    private static final String CONSIDER = "consider";
    private static final String ANSWER = "answer";
    private static final String FOLLOW_UP = "follow-up";
    private static final String TAKEN_OFF = "taken off the agenda";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    CamundaBoardDecisionProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
    }

    @Override
    public String start(UUID item, Instant meetingOver) {
        return runtime.startProcessInstanceByKey(PROCESS, item.toString(), Map.of(BoardDecisionDelegate.ITEM, item.toString(),
                BoardDecisionDelegate.MEETING_OVER, Variables.firstMomentAfter(meetingOver))).getProcessInstanceId();
    }

    @Override
    public void asked(String process, Instant answerDue) {
        complete(process, CONSIDER, Map.of(Variables.OUTCOME, "asked", "answerDue", Variables.firstMomentAfter(answerDue)));
    }

    @Override
    public void answered(String process, Instant meetingOver) {
        complete(process, ANSWER, Map.of(BoardDecisionDelegate.MEETING_OVER, Variables.firstMomentAfter(meetingOver)));
    }

    @Override
    public void putOff(String process) {
        complete(process, CONSIDER, Map.of(Variables.OUTCOME, "put-off"));
    }

    @Override
    public void noted(String process) {
        complete(process, CONSIDER, Map.of(Variables.OUTCOME, "noted"));
    }

    @Override
    public void decided(String process, Instant actionDue) {
        complete(process, CONSIDER, Map.of(Variables.OUTCOME, "decided", "actionDue", Variables.firstMomentAfter(actionDue)));
    }

    @Override
    public void carriedOut(String process) {
        complete(process, FOLLOW_UP, Map.of());
    }

    @Override
    public void meetingOver(String process, Instant meetingOver) {
        runtime.setVariable(process, BoardDecisionDelegate.MEETING_OVER, Variables.firstMomentAfter(meetingOver));
        management.createJobQuery().processInstanceId(process).activityId("meeting-over").timers().list()
                .forEach(timer -> management.setJobDuedate(timer.getId(), Variables.firstMomentAfter(meetingOver), false));
    }

    @Override
    public void takeOff(String process) {
        runtime.createMessageCorrelation(TAKEN_OFF).processInstanceId(process).correlate();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> currentStep(String process) {
        return Optional.ofNullable(tasks.createTaskQuery().processInstanceId(process).singleResult()).map(task -> task.getTaskDefinitionKey());
    }

    private void complete(String process, String step, Map<String, Object> variables) {
        tasks.complete(tasks.createTaskQuery().processInstanceId(process).taskDefinitionKey(step).singleResult().getId(), variables);
    }
}
