package plumbline.evaluation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.standards.AsAt;

/** Puts runs down and lets the worker know. */
@Component
class StartingRuns implements EvaluationRuns {

    private final RunTable runs;
    private final RunWorker worker;
    private final PlanningRuns planning;
    private final PartitionTable partitions;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    StartingRuns(RunTable runs, RunWorker worker, PlanningRuns planning, PartitionTable partitions, AuditTrail audit, Clock clock,
                 TransactionTemplate transactions) {
        this.runs = runs;
        this.worker = worker;
        this.planning = planning;
        this.partitions = partitions;
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
        Attempt<RunId> started = putDown(asAt, everybody, actor);
        worker.wake();
        return started;
    }

    private Attempt<RunId> putDown(AsAt asAt, boolean everybody, Actor actor) {
        RunId id = new RunId(UUID.randomUUID());
        Boolean inserted = transactions.execute(status -> {
            RunTable.Plan plan = planning.plan(id, asAt, everybody, actor.words());
            boolean first = runs.insert(plan, clock.instant());
            if (first) {
                partitions.insert(id, planning.ranges(plan));
                audit.record(actor, "evaluation started", "evaluation run", id.toString(), "as at " + BusinessTime.write(asAt.instant()));
            } else {
                status.setRollbackOnly();
            }
            return first;
        });
        return Boolean.TRUE.equals(inserted) ? Attempt.done(id) : runs.running()
                .filter(running -> running.asAt().day().equals(asAt.day()))
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
