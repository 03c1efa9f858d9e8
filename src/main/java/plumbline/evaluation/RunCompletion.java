package plumbline.evaluation;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;
import plumbline.standards.CompiledRuleSet;

/** The last step of a run: rates over the cases of stage 1, then the event that breaches follow from. */
@Component
class RunCompletion {

    private final RunTable runs;
    private final RateTallies tallies;
    private final FindingTable findings;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RunCompletion(RunTable runs, RateTallies tallies, FindingTable findings, JdbcClient jdbc, AuditTrail audit, Clock clock,
                  ApplicationEventPublisher events) {
        this.runs = runs;
        this.tallies = tallies;
        this.findings = findings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Completes the run once; nothing happens while a partition is still being judged or when it is already complete. */
    @Transactional
    public void complete(RunId id, CompiledRuleSet ruleSet) {
        runs.lockForCompletion(id).ifPresent(run -> {
            findings.write(id, ruleSet.judgeRates(tallies.of(id), run.asAt()));
            forgetOlderRateCases(id);
            runs.complete(id, clock.instant());
            audit.record(Actor.SERVICE, "evaluation completed", "evaluation run", id.toString(), "started by " + run.startedBy());
            events.publishEvent(new EvaluationCompleted(id, run.asAt().instant()));
        });
    }

    /** Rate cases can be worked out again from the facts; only the latest are kept, to open a number into its list. */
    private void forgetOlderRateCases(RunId latest) {
        jdbc.sql("delete from rate_case where run <> ?").param(latest.value()).update();
    }
}
