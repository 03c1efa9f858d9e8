package plumbline.escalation.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What escalations need of a process engine: one process each, that waits at a step until it is moved on or its limit
 * passes. A process holds ids, tier and due date only; our tables are the truth. All calls join the caller's transaction.
 */
public interface EscalationProcesses {

    /**
     * Starts the process of a new escalation; it waits at the first step.
     *
     * @param reference  the escalation's reference, the process's business key
     * @param outerLimit the last moment before the first limit that no work moves
     * @return the id of the process
     */
    String start(UUID escalation, String reference, Wait wait, Instant outerLimit);

    /**
     * Ends the wait at a step and lets the process go its way to the next.
     *
     * @param step    the id of the step in the diagram that it must be waiting at
     * @param outcome which way to go where the diagram branches; see {@link Outcomes}
     * @param next    tier and due date of the step that follows
     */
    void moveOn(String process, String step, String outcome, Wait next);

    /** Ends the wait for one action; after the last one the process goes on to the re-test. */
    void actionDone(String process, UUID action, Wait next);

    /** Another due date of an action was agreed: the wait for it begins anew, with a timer of its own. */
    void actionMoved(String process, UUID action);

    /**
     * Does work that tells many processes something. What the engine has to store of it goes to the database together, at the
     * end; {@link #currentStep} does not know of it before.
     */
    void together(Runnable work);

    /** Gives the step it waits at another tier and due date. */
    void reschedule(String process, Wait wait);

    /** The next limit that no work moves is now at another moment; nothing when none is ahead. */
    void outerLimit(String process, Instant outerLimit);

    /** The ids of processes that still follow an earlier version of the diagram. */
    List<String> outdated();

    /** Takes a process over to the diagram as it is now; it goes on waiting at the same step until the same moment. */
    void bringUpToDate(String process, Instant outerLimit);

    /** Ends the process on its own path for escalations that are no longer needed. */
    void cancel(String process);

    /** The id of the step in the diagram that a process waits at; empty when it has ended. */
    Optional<String> currentStep(String process);
}
