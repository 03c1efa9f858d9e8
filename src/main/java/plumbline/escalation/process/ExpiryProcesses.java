package plumbline.escalation.process;

import java.time.Instant;
import java.util.UUID;

/**
 * What is granted for a time only needs of a process engine: one process each, that waits until the time has passed. All
 * calls join the caller's transaction.
 */
public interface ExpiryProcesses {

    /**
     * Starts the process of something that is in force from now on.
     *
     * @param kind       what it is, for {@link ExpiryClock}
     * @param lastMoment the last moment in force; it ends one second later
     * @return the id of the process
     */
    String start(String kind, UUID subject, Instant lastMoment);

    /** Ends the process because somebody ended early what it watched. */
    void end(String process);
}
