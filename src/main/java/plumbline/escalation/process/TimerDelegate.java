package plumbline.escalation.process;

import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The one object that diagrams can call. Every method hands over to the domain and is safe to call again, because the
 * engine repeats a job that failed half-way.
 */
public final class TimerDelegate {

    private final ObjectProvider<StepClock> clock;

    TimerDelegate(ObjectProvider<StepClock> clock) {
        this.clock = clock;
    }

    /** Called by the service tasks "Hand up". */
    public void handUp(DelegateExecution execution, String step) {
        UUID escalation = UUID.fromString((String) execution.getVariable(Variables.ESCALATION));
        int tier = (Integer) execution.getVariable(Variables.TIER);
        StepClock.Passed passed = clock.getObject().limitPassed(escalation, tier, step);
        execution.setVariables(Variables.of(passed.next()));
        execution.setVariable(Variables.OUTCOME, passed.lapsed() ? Outcomes.LAPSED : Outcomes.DONE);
    }

    /** Called by the service task "Hand to the tier of the limit". */
    public void outerLimitPassed(DelegateExecution execution) {
        UUID escalation = UUID.fromString((String) execution.getVariable(Variables.ESCALATION));
        Date next = clock.getObject().outerLimitPassed(escalation).map(Variables::firstMomentAfter).orElse(null);
        execution.setVariable(Variables.OUTER_DUE, next);
    }

    /** The collection over which the plan's actions run side by side. */
    public List<String> openActions(String escalation) {
        return clock.getObject().openActions(UUID.fromString(escalation));
    }

    /** When the reminder of an action fires. */
    public Date actionDue(String action) {
        return Variables.firstMomentAfter(clock.getObject().actionDueAt(UUID.fromString(action)));
    }

    /** Called by the service task "Mark overdue". */
    public void actionOverdue(String action) {
        clock.getObject().actionOverdue(UUID.fromString(action));
    }
}
