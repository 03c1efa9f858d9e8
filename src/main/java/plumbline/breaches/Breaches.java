package plumbline.breaches;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plumbline.core.Page;
import plumbline.evaluation.RunId;

/**
 * The breaches of the council. Only evaluation opens, renews and clears them; nothing here closes one because somebody
 * says so.
 */
public interface Breaches {

    /** The breach with an id. */
    Optional<Breach> breach(BreachId id);

    /** The breaches with these ids, open or cleared, in order of deadline. */
    List<Breach> all(Collection<BreachId> ids);

    /** All open breaches. */
    List<Breach> open();

    /** How many breaches a page holds. */
    int PAGE_SIZE = 25;

    /** One page of the breaches that fit, gravest first, then by deadline; the last page when there are fewer. */
    Page<Breach> find(BreachFilter filter, int page);

    /**
     * A completed run's findings have been applied: breaches may have opened, been seen again, cleared or reopened.
     * Published in the transaction that applied them. Listeners read the breaches afresh and must be idempotent.
     */
    record BreachesChanged(RunId run, Instant at) {
    }
}
