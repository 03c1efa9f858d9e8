package plumbline.escalation.process;

import java.time.Instant;
import java.util.UUID;

/** What {@code bpmn/board-decision.bpmn} asks of the domain when time has passed. The engine may ask more than once. */
public interface BoardDecisionClock {

    /**
     * The meeting is over, or the board put the item off: it is on the next agenda now.
     *
     * @return the last moment at which it can be recorded what that meeting did with it
     */
    Instant carriedOver(UUID item);

    /** The day by which the board wanted an answer has passed. */
    void answerOverdue(UUID item);

    /** The day by which the decision was to be carried out has passed. */
    void actionOverdue(UUID item);
}
