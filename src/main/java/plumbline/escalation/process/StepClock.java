package plumbline.escalation.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the process asks of the domain when time has passed. The engine may ask more than once: answering twice changes
 * nothing.
 */
public interface StepClock {

    /**
     * What became of an escalation whose limit passed.
     *
     * @param next   tier and due date from now on
     * @param lapsed whether it was acknowledged and then left, so that it waits to be acknowledged again
     */
    record Passed(Wait next, boolean lapsed) {
    }

    /**
     * The limit of a step has passed with nobody acting: the escalation climbs one tier, unless it is no longer at that
     * step and tier.
     *
     * @return the tier and due date at which it waits now, and whether that is at the first step again
     */
    Passed limitPassed(UUID escalation, int expectedTier, String step);

    /**
     * A limit that no work moves has passed: a higher tier holds the escalation now, unless one does already.
     *
     * @return the last moment before the next such limit; empty when there is none
     */
    Optional<Instant> outerLimitPassed(UUID escalation);

    /** The actions of the agreed plan that are not done yet. */
    List<String> openActions(UUID escalation);

    /** The last moment in time of an action. */
    Instant actionDueAt(UUID action);

    /** An action's due date has passed and it is not done. */
    void actionOverdue(UUID action);
}
