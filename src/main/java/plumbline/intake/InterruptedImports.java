package plumbline.intake;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says of imports whose service is gone that they were interrupted. A large statement of a service that was killed goes on in the database for
 * as long as it takes, and until then looks like that of another node: such imports are looked at again until they are over one way or the other.
 */
@Component
class InterruptedImports {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedImports.class);

    private final BatchStore batches;
    private final ProgressTable progress;
    private final TransactionTemplate transactions;
    private volatile List<BatchId> atWork = List.of();

    InterruptedImports(BatchStore batches, ProgressTable progress, PlatformTransactionManager manager) {
        this.batches = batches;
        this.progress = progress;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    void markWhatACrashLeftBehind() {
        SpooledFile.deleteLeftovers(SpooledFile.folder(), SpooledFile.timeOfFiles(SpooledFile.folder()));
        mark(Objects.requireNonNull(transactions.execute(status -> batches.running())));
    }

    /** Only those that ran before this service was there: one that begins now is not at work in the database from its first moment. */
    @Scheduled(fixedDelayString = "${plumbline.intake.interrupted-every:PT30S}", initialDelayString = "${plumbline.intake.interrupted-every:PT30S}")
    void markWhatWentOnAfterACrash() {
        if (!atWork.isEmpty()) {
            mark(atWork);
        }
    }

    private void mark(List<BatchId> running) {
        int interrupted = Objects.requireNonNull(transactions.execute(status -> batches.markInterrupted(running, FileReading.BATCH_LOCKS)));
        if (interrupted > 0) {
            LOG.warn("{} imports were interrupted when the service last stopped; nothing of them was imported", interrupted);
        }
        atWork = Objects.requireNonNull(transactions.execute(status -> {
            progress.forgetEnded();
            return batches.running();
        })).stream().filter(running::contains).toList();
    }
}
