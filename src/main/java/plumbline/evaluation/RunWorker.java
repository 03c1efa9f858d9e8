package plumbline.evaluation;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Jurisdiction;
import plumbline.core.Calendars;
import plumbline.organisation.Organisation;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;

/**
 * Works on the run that is running, with one thread for each core, until no partition is left. Any number of nodes may
 * work on the same run; a node that starts picks up what another left.
 */
@Component
class RunWorker implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    private final RunTable runs;
    private final PartitionWork work;
    private final RunCompletion completion;
    private final RuleSets ruleSets;
    private final Organisation organisation;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService executor = Executors.newFixedThreadPool(threads + 1,
            runnable -> new Thread(runnable, "evaluation"));
    private CompletableFuture<Void> current = CompletableFuture.completedFuture(null);

    RunWorker(RunTable runs, PartitionWork work, RunCompletion completion, RuleSets ruleSets, Organisation organisation,
              Clock clock, TransactionTemplate transactions) {
        this.runs = runs;
        this.work = work;
        this.completion = completion;
        this.ruleSets = ruleSets;
        this.organisation = organisation;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Looks for a run to work on: after a start, when one is asked for, and every minute in case another node died. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    synchronized void wake() {
        // Always queued: a run put down just as the last one ends must not wait for the next minute.
        current = current.handle((done, failed) -> null).thenRunAsync(this::workOnRunning, executor);
    }

    private void workOnRunning() {
        runs.running().ifPresent(this::workOn);
    }

    private void workOn(EvaluationRun run) {
        try {
            Optional<CompiledRuleSet> version = run.replays() == null ? Optional.of(ruleSets.inForce()) : ruleSets.version(run.ruleSet().number());
            if (version.filter(ruleSet -> ruleSet.version().equals(run.ruleSet())).isEmpty()) {
                fail(run.id(), "The rule set is no longer version " + run.ruleSet().number() + ", which the run began with. Start it again.");
                return;
            }
            judgeAll(run, version.get());
            completion.complete(run.id(), version.get());
        } catch (RuntimeException failed) {
            LOG.error("Evaluation run {} failed", run.id(), failed);
            fail(run.id(), "The run stopped because of a fault in the service; the log of "
                    + clock.instant() + " has the details. No breach was changed.");
        }
    }

    private void judgeAll(EvaluationRun run, CompiledRuleSet ruleSet) {
        Calendars calendars = organisation.calendars(Jurisdiction.ENGLAND);
        CompletableFuture<?>[] workers = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = CompletableFuture.runAsync(() -> {
                boolean more = true;
                while (more && !Thread.currentThread().isInterrupted()) {
                    more = work.judgeNext(run, ruleSet, calendars);
                }
            }, executor);
        }
        CompletableFuture.allOf(workers).join();
    }

    private void fail(RunId run, String problem) {
        transactions.executeWithoutResult(status -> runs.fail(run, problem, clock.instant()));
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
