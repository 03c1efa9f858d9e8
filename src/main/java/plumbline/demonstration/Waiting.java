package plumbline.demonstration;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for work that goes on in the background. */
final class Waiting {

    private static final Duration STEP = Duration.ofMillis(50);

    private Waiting() {
    }

    /** Looks again and again until the condition holds; gives up with an exception after {@code longest}. */
    static void until(Duration longest, BooleanSupplier condition) {
        // Elapsed machine time, not business time: the service's clock may be moved meanwhile.
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + longest);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
