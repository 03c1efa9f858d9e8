package plumbline.escalation;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import plumbline.breaches.Breaches.BreachesChanged;
import plumbline.breaches.ByHand.RaisedByHand;
import plumbline.core.Actor;
import plumbline.escalation.failure.Failures;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;

/** Follows the breaches: after every run, and once at start for whatever a killed service left undone. */
@Component
class BreachesListener {

    private static final String AFTER_A_RUN = "following a run";

    private final OpeningEscalations opening;
    private final SettlingEscalations settling;
    private final MovedCases moved;
    private final RaisingEscalations raising;
    private final OutgrownExceptions outgrown;
    private final ReTests reTests;
    private final EvaluationRuns runs;
    private final Failures failures;

    BreachesListener(OpeningEscalations opening, SettlingEscalations settling, MovedCases moved, RaisingEscalations raising, OutgrownExceptions outgrown,
                     ReTests reTests, EvaluationRuns runs, Failures failures) {
        this.opening = opening;
        this.settling = settling;
        this.moved = moved;
        this.raising = raising;
        this.outgrown = outgrown;
        this.reTests = reTests;
        this.runs = runs;
        this.failures = failures;
    }

    /** One thing that follows from a run; what fails in one keeps none of the others waiting. */
    private record Stage(String name, Runnable work) {
    }

    /**
     * Not in one transaction, as a module listener would be: each batch has its own, and the publication stays on record
     * until all are through, so that a killed service goes on where it was.
     */
    @Async
    @TransactionalEventListener
    void on(BreachesChanged changed) {
        follow(AFTER_A_RUN, List.of(new Stage("letting work follow its cases", moved::follow), new Stage("settling", () -> settle(changed.run()))));
    }

    /** What was raised by hand is worked on at once. */
    @Async
    @TransactionalEventListener
    void on(RaisedByHand raised) {
        follow("following what was raised by hand", List.of());
    }

    /** A breach without an escalation can only be what an interrupted opening left behind. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        follow(AFTER_A_RUN, List.of(new Stage("letting work follow its cases", moved::follow),
                new Stage("settling", () -> runs.lastCompleted().map(EvaluationRun::id).ifPresent(settling::after))));
    }

    private void settle(RunId run) {
        if (settling.after(run)) {
            reTests.ask(Actor.SERVICE);
        }
    }

    /** A waiver that ends may raise what carries its case, and whatever is raised may end its pause. */
    private void follow(String doing, List<Stage> before) {
        List<Stage> always = List.of(new Stage("ending waivers that were outgrown", outgrown::endWaivers), new Stage("raising what became graver", raising::raiseOutgrown),
                new Stage("opening what is missing", opening::openAllMissing), new Stage("ending pauses that were outgrown", outgrown::endPauses));
        failures.each(doing, Stream.concat(before.stream(), always.stream()).toList(), Stage::name, stage -> stage.work().run());
    }
}
