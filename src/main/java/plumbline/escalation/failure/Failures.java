package plumbline.escalation.failure;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does something for many, so that one for which it fails keeps none of the others waiting. Each failure is logged and put down,
 * and whoever goes through all of them again does it again.
 *
 * <p>Inside a transaction of the caller's nothing is kept apart: what fails there fails as a whole.
 */
@Component
public class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final FailureTable table;

    Failures(FailureTable table) {
        this.table = table;
    }

    /** What could not be done yet, the oldest first. */
    public List<Failure> all() {
        return table.all();
    }

    /** Whether there is anything that could not be done yet. */
    public boolean any() {
        return table.any();
    }

    /** Whether something that was done so could not be done for everybody yet. */
    public boolean of(String doing) {
        return table.of(doing);
    }

    /** Does something for each. */
    public <T> void each(String doing, Collection<T> all, Function<T, String> name, Consumer<T> work) {
        inBatches(doing, List.copyOf(all), 1, name, batch -> work.accept(batch.get(0)));
    }

    /** Does something for so many at a time; where that fails, for each of them alone. */
    public <T> void inBatches(String doing, List<T> all, int size, Function<T, String> name, Consumer<List<T>> work) {
        boolean apart = !TransactionSynchronizationManager.isActualTransactionActive();
        UUID pass = UUID.randomUUID();
        for (int from = 0; from < all.size(); from += size) {
            List<T> batch = all.subList(from, Math.min(from + size, all.size()));
            if (!apart) {
                work.accept(batch);
            } else if (batch.size() == 1 || !tried(doing, batch, work)) {
                batch.forEach(one -> alone(doing, one, name, work, pass));
            }
        }
        if (apart) {
            table.through(doing, pass);
        }
    }

    private <T> boolean tried(String doing, List<T> batch, Consumer<List<T>> work) {
        try {
            work.accept(batch);
            return true;
        } catch (RuntimeException problem) {
            LOG.warn("{} failed for {} at once; each is tried alone", doing, batch.size(), problem);
            return false;
        }
    }

    private <T> void alone(String doing, T one, Function<T, String> name, Consumer<List<T>> work, UUID pass) {
        try {
            work.accept(List.of(one));
        } catch (RuntimeException problem) {
            LOG.error("{} failed for {}; the others go on, and it is tried again", doing, name.apply(one), problem);
            table.failed(doing, name.apply(one), NestedExceptionUtils.getMostSpecificCause(problem).getClass().getSimpleName(), pass);
        }
    }
}
