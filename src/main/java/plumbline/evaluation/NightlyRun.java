package plumbline.evaluation;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.standards.AsAt;

/** Evaluates every night, so that a standard that was met yesterday and is missed today is found by itself. */
@Component
class NightlyRun {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRun.class);

    private final EvaluationRuns runs;
    private final Clock clock;

    NightlyRun(EvaluationRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Scheduled(cron = "${plumbline.evaluation.nightly}", zone = "Europe/London")
    void evaluate() {
        Attempt<RunId> attempt = runs.start(new AsAt(clock.instant()), Actor.SERVICE);
        if (attempt instanceof Attempt.Refused<RunId> refused) {
            LOG.warn("The nightly evaluation did not start: {}", refused.reason());
        }
    }
}
