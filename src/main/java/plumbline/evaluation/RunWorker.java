package plumbline.evaluation;

import java.time.Clock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.organisation.Organisation;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;

/** Does the steps of the run that is running, with the rules it began with. */
@Component
class RunWorker implements RunSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    private final RunTable runs;
    private final PartitionTable partitions;
    private final PartitionWork work;
    private final RunCompletion completion;
    private final ObjectProvider<RunJobs> jobs;
    private final RuleSets ruleSets;
    private final Organisation organisation;
    private final Clock clock;
    private final TransactionTemplate apart;
    /** Rules of a replay are compiled for it; all its partitions use them. */
    private volatile @Nullable CompiledRuleSet lastUsed;

    RunWorker(RunTable runs, PartitionTable partitions, PartitionWork work, RunCompletion completion, ObjectProvider<RunJobs> jobs,
              RuleSets ruleSets, Organisation organisation, Clock clock, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.partitions = partitions;
        this.work = work;
        this.completion = completion;
        this.jobs = jobs;
        this.ruleSets = ruleSets;
        this.organisation = organisation;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A run that an earlier version of the service left behind has no jobs. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void takeUpWhatHasNoJobs() {
        runs.running().flatMap(run -> runs.lock(run.id())).filter(run -> !jobs.getObject().anyOf(run.id())).ifPresent(run -> {
            jobs.getObject().judge(run.id(), partitions.waiting(run.id()));
            if (run.partitions() == run.partitionsDone()) {
                jobs.getObject().complete(run.id());
            }
        });
    }

    @Override
    @Transactional
    public void judge(RunId run, int partition, Try by) {
        step(run, by, (running, ruleSet) -> {
            Calendars calendars = organisation.calendars(Jurisdiction.ENGLAND);
            if (work.judge(running, partition, by.node(), ruleSet, calendars) && partitions.oneLess(run) == 0) {
                jobs.getObject().complete(run);
            }
        });
    }

    @Override
    @Transactional
    public void complete(RunId run, Try by) {
        step(run, by, (running, ruleSet) -> completion.complete(run, ruleSet));
    }

    private void step(RunId id, Try by, BiConsumer<EvaluationRun, CompiledRuleSet> work) {
        EvaluationRun run = runs.find(id).filter(found -> found.state() == EvaluationRun.State.RUNNING).orElse(null);
        if (run == null) {
            // It failed, or this is done already.
            return;
        }
        try {
            CompiledRuleSet ruleSet = ruleSet(run);
            if (ruleSet == null) {
                fail(id, "The rule set is no longer version " + run.ruleSet().number() + ", which the run began with. Start it again.");
            } else {
                work.accept(run, ruleSet);
            }
        } catch (TransientDataAccessException mayPass) {
            if (by.last()) {
                failed(id, mayPass);
            }
            throw mayPass;
        } catch (RuntimeException fault) {
            failed(id, fault);
            throw fault;
        }
    }

    private @Nullable CompiledRuleSet ruleSet(EvaluationRun run) {
        CompiledRuleSet used = lastUsed;
        if (used == null || !used.version().equals(run.ruleSet())) {
            used = run.replays() == null ? ruleSets.inForce() : ruleSets.version(run.ruleSet().number()).orElse(null);
            if (run.replays() == null && !used.version().equals(run.ruleSet())) {
                // A newer version has come into force since the run began; it goes on with the one it began with.
                used = ruleSets.version(run.ruleSet().number()).orElse(null);
            }
            lastUsed = used;
        }
        return used == null || !used.version().equals(run.ruleSet()) ? null : used;
    }

    private void failed(RunId id, RuntimeException fault) {
        LOG.error("Evaluation run {} failed", id, fault);
        fail(id, "The run stopped because of a fault in the service; the log of " + clock.instant() + " has the details. No breach was changed.");
    }

    /** When the transaction has ended: it may hold the lock of the run, and what it did is not to be stored. */
    private void fail(RunId run, String problem) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                apart.executeWithoutResult(another -> runs.fail(run, problem, clock.instant()));
            }
        });
    }
}
