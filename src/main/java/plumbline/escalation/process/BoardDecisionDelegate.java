package plumbline.escalation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;

/** What {@code bpmn/board-decision.bpmn} can call; every method hands over to the domain and is safe to call again. */
public final class BoardDecisionDelegate {

    static final String ITEM = "itemId";
    static final String MEETING_OVER = "meetingOver";

    private final ObjectProvider<BoardDecisionClock> clock;

    BoardDecisionDelegate(ObjectProvider<BoardDecisionClock> clock) {
        this.clock = clock;
    }

    /** Called by the service task "Put on the next agenda". */
    public void carryOver(DelegateExecution execution) {
        UUID item = UUID.fromString((String) execution.getVariable(ITEM));
        execution.setVariable(MEETING_OVER, Variables.firstMomentAfter(clock.getObject().carriedOver(item)));
    }

    /** Called by the service task "Tell that the answer is overdue". */
    public void answerOverdue(String item) {
        clock.getObject().answerOverdue(UUID.fromString(item));
    }

    /** Called by the service task "Mark overdue and tell". */
    public void actionOverdue(String item) {
        clock.getObject().actionOverdue(UUID.fromString(item));
    }
}
