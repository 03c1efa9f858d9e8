package plumbline.evaluation;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;
import plumbline.standards.CompiledRuleSet;

/** The last step of a run: rates over the cases of stage 1, then the event that breaches follow from. */
@Component
class RunCompletion {

    private final RunTable runs;
    private final RateTallies tallies;
    private final RateCaseTable rateCases;
    private final FindingStore findings;
    private final FindingTally counts;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RunCompletion(RunTable runs, RateTallies tallies, RateCaseTable rateCases, FindingStore findings,
                  FindingTally counts, AuditTrail audit, Clock clock, ApplicationEventPublisher events) {
        this.runs = runs;
        this.tallies = tallies;
        this.rateCases = rateCases;
        this.findings = findings;
        this.counts = counts;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Completes the run once, in the caller's transaction; nothing happens when it is already complete. */
    void complete(RunId id, CompiledRuleSet ruleSet) {
        runs.lock(id).ifPresent(run -> {
            List<OwnedResults> rates = List.of(new OwnedResults(OwnedResults.RATES, ruleSet.judgeRates(tallies.of(run), run.asAt()), List.of(), null));
            if (run.looksBack()) {
                findings.writeLookingBack(run.number(), rates);
                rateCases.dropLookingBack(id);
            } else {
                findings.compare(run.number(), rates);
                tallies.fold();
            }
            counts.put(run);
            runs.complete(id, clock.instant());
            audit.record(Actor.SERVICE, "evaluation completed", "evaluation run", id.toString(), "started by " + run.startedBy());
            if (!run.looksBack()) {
                events.publishEvent(new EvaluationCompleted(id, run.asAt().instant()));
            }
        });
    }
}
