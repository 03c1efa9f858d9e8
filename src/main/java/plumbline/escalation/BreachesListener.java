package plumbline.escalation;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import plumbline.breaches.Breaches.BreachesChanged;
import plumbline.breaches.ByHand.RaisedByHand;
import plumbline.core.Actor;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;

/** Follows the breaches: after every run, and once at start for whatever a killed service left undone. */
@Component
class BreachesListener {

    private final OpeningEscalations opening;
    private final SettlingEscalations settling;
    private final ReTests reTests;
    private final EvaluationRuns runs;

    BreachesListener(OpeningEscalations opening, SettlingEscalations settling, ReTests reTests,
                     EvaluationRuns runs) {
        this.opening = opening;
        this.settling = settling;
        this.reTests = reTests;
        this.runs = runs;
    }

    /**
     * Not in one transaction, as a module listener would be: each batch has its own, and the publication stays on record
     * until all are through, so that a killed service goes on where it was.
     */
    @Async
    @TransactionalEventListener
    void on(BreachesChanged changed) {
        if (settling.after(changed.run())) {
            reTests.ask(Actor.SERVICE);
        }
        opening.openAllMissing();
    }

    /** What was raised by hand is worked on at once. */
    @Async
    @TransactionalEventListener
    void on(RaisedByHand raised) {
        opening.openAllMissing();
    }

    /** A breach without an escalation can only be what an interrupted opening left behind. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        runs.lastCompleted().map(EvaluationRun::id).ifPresent(settling::after);
        opening.openAllMissing();
    }
}
