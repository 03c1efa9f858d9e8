package plumbline.escalation.process;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drives {@code bpmn/expiry.bpmn} on Camunda. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaExpiryProcesses implements ExpiryProcesses {

    private static final String PROCESS = "expiry";
    private static final String IN_FORCE = "in-force";

    private final RuntimeService runtime;

    CamundaExpiryProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
    }

    @Override
    public String start(String kind, UUID subject, Instant lastMoment) {
        Map<String, Object> variables = Map.of("kind", kind, "subject", subject.toString(),
                "expiresAt", Variables.firstMomentAfter(lastMoment));
        return runtime.startProcessInstanceByKey(PROCESS, subject.toString(), variables).getProcessInstanceId();
    }

    @Override
    public void end(String process) {
        runtime.signal(runtime.createExecutionQuery().processInstanceId(process).activityId(IN_FORCE).singleResult().getId());
    }
}
