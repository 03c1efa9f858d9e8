package plumbline.escalation.process;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What improvements of providers need of a process engine: one process each. All calls join the caller's transaction. */
public interface ProviderProcesses {

    /**
     * Which way to go where the diagram branches.
     *
     * @param suspend whether new placements are suspended after the visit
     * @param lifted  whether the consequences were lifted
     */
    record Branches(boolean suspend, boolean lifted) {
    }

    /** Starts the process; it waits at the first step until a moment. */
    String start(UUID plan, Instant dueAt);

    /** Ends the wait at a step; the one that follows has until a moment. */
    void moveOn(String process, String step, Branches branches, Instant dueAt);

    /** Ends the process on its own path for what is no longer needed. */
    void end(String process);

    /** The id of the step in the diagram that a process waits at; empty when it has ended. */
    Optional<String> currentStep(String process);
}
