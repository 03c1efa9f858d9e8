package plumbline.breaches.whatif;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Facts that are there only while somebody looks at them, as they would be without a change and with it. */
public interface PassingFacts extends AutoCloseable {

    /** Names the change by what it says, the same for the same change. */
    String contentHash();

    /** What is looked at, in a sentence; after both looks it tells what came of them. */
    String words();

    /**
     * Makes the facts, has somebody look at them in the same thread, and takes them back. Empty, or why there are no such facts.
     *
     * @param wanted whether anybody still waits for them; may be asked now and then while they are made
     */
    Optional<String> without(BooleanSupplier wanted, Runnable look);

    /** The same with the change. */
    Optional<String> with(BooleanSupplier wanted, Runnable look);

    /** Nobody looks any more. */
    @Override
    void close();
}
