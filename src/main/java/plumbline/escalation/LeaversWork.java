package plumbline.escalation;

import java.util.Collection;
import java.util.Set;
import plumbline.core.Actor;

/** Open work of a feature with a package of its own, which passes from somebody who leaves to a successor. */
public interface LeaversWork {

    /**
     * What passed.
     *
     * @param pieces how many pieces of work
     * @param tell   puts down in the audit trail those that belong to no escalation
     */
    record Passed(int pieces, Runnable tell) {
    }

    /** Everybody who has such work. */
    Collection<String> people();

    /** The escalations in which a person has such work; those without an escalation are none of them. */
    Collection<EscalationId> escalations(String person);

    /**
     * Passes it on in the caller's transaction. In an escalation it passes only where the caller holds the row, who tells its
     * story; the rest is told when the caller locks nothing more, because who holds the trail must not wait.
     */
    Passed pass(Actor actor, String leaver, String successor, Set<EscalationId> locked);
}
