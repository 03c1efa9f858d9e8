package plumbline.evaluation;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.standards.AsAt;
import plumbline.standards.RuleSetVersion;

/** Puts runs down, with a job for each partition. */
@Component
class StartingRuns implements EvaluationRuns {

    private final RunTable runs;
    private final PlanningRuns planning;
    private final PartitionTable partitions;
    private final KnownBatches batches;
    private final RunJobs jobs;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    StartingRuns(RunTable runs, PlanningRuns planning, PartitionTable partitions, KnownBatches batches, RunJobs jobs,
                 AuditTrail audit, Clock clock,
                 TransactionTemplate transactions) {
        this.runs = runs;
        this.planning = planning;
        this.partitions = partitions;
        this.batches = batches;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public Attempt<RunId> start(AsAt asAt, boolean everybody, Actor actor) {
        if (asAt.day().isAfter(BusinessTime.dayOf(clock.instant()))) {
            return Attempt.invalid("Facts can be judged as at today or an earlier day, not as at "
                    + BusinessTime.write(asAt.day()) + ".");
        }
        return putDown(id -> planning.plan(id, asAt, everybody, actor.words()), asAt, actor);
    }

    @Override
    public Attempt<RunId> replay(RunId run, Actor actor) {
        Optional<EvaluationRun> replayed = runs.find(run);
        if (replayed.isEmpty()) {
            return new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no evaluation run " + run + ".");
        }
        if (replayed.get().state() != EvaluationRun.State.COMPLETED) {
            return Attempt.notNow("Only a completed evaluation can be replayed.");
        }
        return putDown(id -> planning.replay(id, replayed.get(), actor.words()), replayed.get().asAt(), actor);
    }

    @Override
    public int differences(EvaluationRun replay) {
        return runs.differences(replay);
    }

    @Override
    public Map<RunId, List<Long>> batches(Collection<RunId> runs) {
        return batches.firstKnown(runs);
    }

    @Override
    public Map<RunId, RuleSetVersion> ruleSets(Collection<RunId> some) {
        return runs.ruleSets(some);
    }

    private Attempt<RunId> putDown(Function<RunId, RunTable.Plan> planned, AsAt asAt, Actor actor) {
        RunId id = new RunId(UUID.randomUUID());
        Boolean inserted = transactions.execute(status -> {
            RunTable.Plan plan = planned.apply(id);
            boolean first = runs.insert(plan, clock.instant());
            if (first) {
                jobs.judge(id, partitions.insert(id, planning.ranges(plan)));
                batches.firstKnownTo(id);
                planning.begun(plan);
                audit.record(actor, "evaluation started", "evaluation run", id.toString(), "as at " + BusinessTime.write(asAt.instant()));
            } else {
                status.setRollbackOnly();
            }
            return first;
        });
        return Boolean.TRUE.equals(inserted) ? Attempt.done(id) : runs.running()
                .filter(running -> running.asAt().day().equals(asAt.day()) && running.replays() == null)
                .map(running -> Attempt.done(running.id()))
                .orElseGet(() -> Attempt.notNow("Another evaluation run is working. Wait until it is complete, then start yours."));
    }

    @Override
    public Optional<EvaluationRun> run(RunId run) {
        return runs.find(run);
    }

    @Override
    public List<EvaluationRun> latest(int howMany) {
        return runs.latest(howMany);
    }

    @Override
    public Optional<EvaluationRun> lastCompleted() {
        return runs.lastCompleted();
    }
}
