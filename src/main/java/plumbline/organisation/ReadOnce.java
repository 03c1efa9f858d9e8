package plumbline.organisation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers what a transaction has read of the organisation until it ends: opening a hundred escalations asks some thousand
 * times who holds which post. Without a transaction nothing is remembered.
 */
@Component
class ReadOnce {

    /** What was read, or reads it now. */
    @SuppressWarnings("unchecked")
    <T> T get(Object what, Supplier<T> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.get();
        }
        return (T) Objects.requireNonNull(memory().computeIfAbsent(what, none -> read.get()));
    }

    /** Whoever changes the organisation says so, so that the rest of their transaction sees it. */
    void forget() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            memory().clear();
        }
    }

    /** Before anybody else who is told of it reads who answers now. */
    @EventListener(PostsChanged.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void postsChanged() {
        forget();
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> memory() {
        Map<Object, Object> memory = (Map<Object, Object>) TransactionSynchronizationManager.getResource(this);
        if (memory == null) {
            memory = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, memory);
            TransactionSynchronizationManager.registerSynchronization(new Ending(memory));
        }
        return memory;
    }

    /** A transaction inside another one reads for itself. */
    private final class Ending implements TransactionSynchronization {

        private final Map<Object, Object> memory;

        private Ending(Map<Object, Object> memory) {
            this.memory = memory;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ReadOnce.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ReadOnce.this, memory);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReadOnce.this);
        }
    }
}
