package plumbline.escalation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;

/** What {@code bpmn/rule-change.bpmn} can call; it hands over to the domain and is safe to call again. */
public final class RuleChangeDelegate {

    static final String REQUEST = "requestId";

    private final ObjectProvider<RuleChangeClock> clock;

    RuleChangeDelegate(ObjectProvider<RuleChangeClock> clock) {
        this.clock = clock;
    }

    /** Called by the service task "Put in force". */
    public void takeEffect(DelegateExecution execution) {
        UUID request = UUID.fromString((String) execution.getVariable(REQUEST));
        execution.setVariable("inForce", clock.getObject().takesEffect(request));
    }
}
