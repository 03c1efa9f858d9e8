package plumbline.intake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;

/** Lets a page answer while a large file is still being read. */
@Component
class LongReading implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LongReading.class);

    /** More at once are read while their senders wait, as files sent to the API are. */
    private static final int MOST_AT_ONCE = 4;
    private static final int SECONDS_TO_END = 5;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, MOST_AT_ONCE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), LongReading::thread,
            new ThreadPoolExecutor.CallerRunsPolicy());
    private final BatchStore batches;
    private final Duration patience;

    LongReading(BatchStore batches, @Value("${plumbline.intake.answer-within:PT5S}") Duration patience) {
        this.batches = batches;
        this.patience = patience;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plumbline-import");
        thread.setDaemon(true);
        return thread;
    }

    /** Gives what came of the work, or the batch as it stands while the work goes on. */
    Attempt<Batch> begun(BatchId id, Supplier<Attempt<Batch>> work) {
        CompletableFuture<Attempt<Batch>> end = CompletableFuture.supplyAsync(work, threads);
        try {
            return end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException takesLonger) {
            end.whenComplete((attempt, thrown) -> {
                if (thrown != null) {
                    LOG.error("Import {} failed", id, thrown);
                }
            });
            return batches.batch(id).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no import " + id + " any more."));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while import " + id + " is read", stopped);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
