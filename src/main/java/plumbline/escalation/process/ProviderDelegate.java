package plumbline.escalation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;

/** What {@code bpmn/provider-improvement.bpmn} can call. */
public final class ProviderDelegate {

    private final ObjectProvider<ProviderClock> clock;

    ProviderDelegate(ObjectProvider<ProviderClock> clock) {
        this.clock = clock;
    }

    /** Called by the service tasks "Tell and hand up". */
    public void handUp(DelegateExecution execution, String step) {
        UUID plan = UUID.fromString((String) execution.getVariable(Variables.PLAN));
        execution.setVariable(Variables.STEP_DUE, Variables.firstMomentAfter(clock.getObject().stepOverdue(plan, step)));
    }
}
