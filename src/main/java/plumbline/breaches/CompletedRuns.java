package plumbline.breaches;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;

/**
 * Hears that a run is complete. The event is kept with the run and given again after a crash, so that no run goes
 * unapplied.
 */
@Component
class CompletedRuns {

    private final RunApplication application;

    CompletedRuns(RunApplication application) {
        this.application = application;
    }

    @ApplicationModuleListener
    void on(EvaluationCompleted completed) {
        application.apply(completed);
    }
}
