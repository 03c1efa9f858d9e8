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
    private final MovedCases moved;
    private final RaisingEscalations raising;
    private final OutgrownExceptions outgrown;
    private final ReTests reTests;
    private final EvaluationRuns runs;

    BreachesListener(OpeningEscalations opening, SettlingEscalations settling, MovedCases moved, RaisingEscalations raising, OutgrownExceptions outgrown,
                     ReTests reTests, EvaluationRuns runs) {
        this.opening = opening;
        this.settling = settling;
        this.moved = moved;
        this.raising = raising;
        this.outgrown = outgrown;
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
        moved.follow();
        if (settling.after(changed.run())) {
            reTests.ask(Actor.SERVICE);
        }
        follow();
    }

    /** What was raised by hand is worked on at once. */
    @Async
    @TransactionalEventListener
    void on(RaisedByHand raised) {
        follow();
    }

    /** A breach without an escalation can only be what an interrupted opening left behind. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        moved.follow();
        runs.lastCompleted().map(EvaluationRun::id).ifPresent(settling::after);
        follow();
    }

    /** A waiver that ends may raise what carries its case, and whatever is raised may end its pause. */
    private void follow() {
        outgrown.endWaivers();
        raising.raiseOutgrown();
        opening.openAllMissing();
        outgrown.endPauses();
    }
}
