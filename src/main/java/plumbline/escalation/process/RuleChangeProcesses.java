package plumbline.escalation.process;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What changes of rules need of a process engine: one process for each change request, from its first submission. All calls
 * join the caller's transaction.
 */
public interface RuleChangeProcesses {

    /**
     * Starts the process of a change request that waits for approval.
     *
     * @return the id of the process
     */
    String start(UUID request);

    /** Whoever reviews it wants something else. */
    void changesRequested(String process);

    /** The changed draft was submitted again. */
    void submittedAgain(String process);

    /** It is approved and takes effect at a moment to come; then the engine asks {@link RuleChangeClock#takesEffect}. */
    void approved(String process, Instant takesEffectAt);

    /** It is approved and takes effect now: the engine asks {@link RuleChangeClock#takesEffect} before this call returns. */
    void approvedAtOnce(String process);

    /** A writer took it back to change it, after its approval and before its day. */
    void takenBack(String process);

    /** It is rejected, and that is the end. */
    void rejected(String process);

    /** It is withdrawn, wherever it was. */
    void withdraw(String process);

    /** The id of the step in the diagram that a process waits at; empty when it has ended. */
    Optional<String> currentStep(String process);
}
