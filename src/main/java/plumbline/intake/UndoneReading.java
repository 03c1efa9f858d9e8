package plumbline.intake;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads files in a transaction of their own that is undone, whatever comes of it: what somebody sees of the facts is all that is left. */
@Component
class UndoneReading {

    private final FileReading reading;
    private final TransactionTemplate transactions;

    UndoneReading(FileReading reading, PlatformTransactionManager manager) {
        this.reading = reading;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Reads one file as the only one of its format at that moment.
     *
     * @param batch under which it is read; asked for within the transaction
     * @param read  reads it and gives what was seen
     */
    <T> T read(Format format, Supplier<BatchId> batch, Function<BatchId, T> read) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            BatchId id = batch.get();
            reading.takeTurn(id, format);
            return read.apply(id);
        }));
    }
}
