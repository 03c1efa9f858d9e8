package plumbline.facts;

import java.time.OffsetDateTime;
import java.util.Collection;

/**
 * Words that people wrote about work that has ended since. They follow a retention period of their own, because they may name people; what was
 * found, decided and when stays.
 */
public interface WrittenWords {

    /** What stands in place of them. */
    String GONE = "What was written here is no longer kept.";

    /** The kind of facts they are, as retention names it. */
    String kind();

    /** What people read. */
    String title();

    /**
     * How many pieces of work have words that are old enough to go.
     *
     * @param endedBefore the work ended before this moment
     * @param held        references of people about whom everything is held; work about one of them keeps its words
     */
    int old(OffsetDateTime endedBefore, Collection<String> held);

    /** Forgets them, in the caller's transaction, and says of how many pieces of work. */
    int forget(OffsetDateTime endedBefore, Collection<String> held, OffsetDateTime now);
}
