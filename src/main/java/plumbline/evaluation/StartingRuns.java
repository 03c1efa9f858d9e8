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
import plumbline.facts.FactStore;
import plumbline.standards.AsAt;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSets;

/** Puts runs down and lets the worker know. */
@Component
class StartingRuns implements EvaluationRuns {

    /** Fastest in the measurements of the engine: far from one session for each person, far from one for all. */
    static final int PEOPLE_IN_A_PARTITION = 1_000;

    private final RunTable runs;
    private final RunWorker worker;
    private final FactStore facts;
    private final RuleSets ruleSets;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    StartingRuns(RunTable runs, RunWorker worker, FactStore facts, RuleSets ruleSets, AuditTrail audit, Clock clock,
                 TransactionTemplate transactions) {
        this.runs = runs;
        this.worker = worker;
        this.facts = facts;
        this.ruleSets = ruleSets;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public Attempt<RunId> start(AsAt asAt, Actor actor) {
        if (asAt.day().isAfter(BusinessTime.dayOf(clock.instant()))) {
            return Attempt.invalid("Facts can be judged as at today or an earlier day, not as at "
                    + BusinessTime.write(asAt.day()) + ".");
        }
        Attempt<RunId> started = putDown(asAt, actor);
        worker.wake();
        return started;
    }

    private Attempt<RunId> putDown(AsAt asAt, Actor actor) {
        RunId id = new RunId(UUID.randomUUID());
        RuleSetVersion version = ruleSets.inForce().version();
        Boolean inserted = transactions.execute(status -> {
            boolean first = runs.insert(id, asAt, version, actor.words(), clock.instant(), facts.partitions(PEOPLE_IN_A_PARTITION));
            if (first) {
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
