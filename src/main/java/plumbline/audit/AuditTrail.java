package plumbline.audit;

import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/**
 * The append-only trail. Every entry carries the hash of the one before it, so that a changed or missing row is found.
 */
public interface AuditTrail {

    /**
     * Writes one entry in the caller's transaction.
     *
     * @param actor       who did it
     * @param action      what was done, past tense, for example {@code escalation acknowledged}
     * @param subjectType what it was done to, for example {@code escalation}
     * @param subjectRef  its id
     * @param detail      from, to and reason in words; empty when there is nothing to add
     */
    void record(Actor actor, String action, String subjectType, String subjectRef, String detail);

    /**
     * Checks the whole chain.
     *
     * @return the number of the first entry that does not fit, or {@code null} when all do
     */
    @Nullable Long firstBrokenEntry();
}
