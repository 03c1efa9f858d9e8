package plumbline.escalation;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.standards.AsAt;

/** Asks for a run, so that a re-test does not wait for the night. */
@Component
class ReTests {

    private static final Logger LOG = LoggerFactory.getLogger(ReTests.class);

    private final EvaluationRuns runs;
    private final Clock clock;

    ReTests(EvaluationRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Asks; a refusal is no harm, for another run is working and the escalation asks again after it. */
    void ask(Actor actor) {
        if (runs.start(new AsAt(clock.instant()), actor) instanceof Attempt.Refused<RunId> refused) {
            LOG.info("A re-test has to wait: {}", refused.reason());
        }
    }
}
