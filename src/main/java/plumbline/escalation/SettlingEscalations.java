package plumbline.escalation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.core.Actor;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.Outcomes;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;

/**
 * Draws the consequences of a run for escalations that are open: a breach that cleared before a plan was agreed ends its
 * escalation; one that cleared after all actions were done is ready for sign-off; one that came back goes to the re-test
 * again. Each in a transaction of its own.
 */
@Component
class SettlingEscalations {

    private final Breaches breaches;
    private final EvaluationRuns runs;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Moves moves;
    private final PauseEnding pauses;
    private final WaiverEnding waivers;
    private final Standstill standstill;
    private final Story story;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SettlingEscalations(Breaches breaches, EvaluationRuns runs, EscalationRows escalations, EscalationProcesses processes,
                        Moves moves, PauseEnding pauses, WaiverEnding waivers, Standstill standstill, Story story,
                        TransactionTemplate transactions, Clock clock) {
        this.breaches = breaches;
        this.runs = runs;
        this.escalations = escalations;
        this.processes = processes;
        this.moves = moves;
        this.pauses = pauses;
        this.waivers = waivers;
        this.standstill = standstill;
        this.story = story;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Settles every open escalation after a run.
     *
     * @return whether one of them waits for a run that begins later than this one did
     */
    boolean after(RunId run) {
        Optional<EvaluationRun> tested = runs.run(run);
        waivers.endOfCleared();
        for (EscalationId id : escalations.openIds()) {
            transactions.executeWithoutResult(status -> escalations.lock(id).filter(Escalation::open)
                    .ifPresent(escalation -> settle(escalation, run, tested)));
        }
        return escalations.openIds().stream().flatMap(id -> escalations.find(id).stream())
                .anyMatch(escalation -> escalation.turn().step() == Step.RE_TEST
                        && tested.filter(found -> counts(found, escalation)).isEmpty());
    }

    private void settle(Escalation escalation, RunId run, Optional<EvaluationRun> tested) {
        List<Breach> cases = breaches.all(escalations.breachesOf(escalation.id()));
        long stillOpen = cases.stream().filter(breach -> breach.state() == Breach.State.OPEN).count();
        long toWorkOn = standstill.inBreach(cases);
        Step step = escalation.turn().step();
        if (step.beforePlanIsAgreed() && stillOpen == 0) {
            closeAsCleared(escalation, run);
        } else if (step == Step.RE_TEST && tested.filter(found -> counts(found, escalation)).isPresent()) {
            reTested(escalation, run, toWorkOn, stillOpen - toWorkOn, cases.size());
        } else if (step == Step.SIGN_OFF && toWorkOn > 0) {
            cameBack(escalation, run, toWorkOn);
        }
    }

    /** A run that began before the last action was done proves nothing about it. */
    private static boolean counts(EvaluationRun run, Escalation escalation) {
        return escalation.actionsDoneAt() != null && !run.startedAt().isBefore(escalation.actionsDoneAt());
    }

    private void closeAsCleared(Escalation escalation, RunId run) {
        processes.cancel(escalation.process());
        Escalation closed = escalation.closed(Closure.CONDITION_CLEARED, clock.instant());
        escalations.save(closed);
        pauses.closed(closed, Actor.SERVICE);
        story.tell(closed, Actor.SERVICE, Happening.CONDITION_CLEARED,
                "Every case tested clean in evaluation run " + run + ", before a plan was agreed");
    }

    private void reTested(Escalation escalation, RunId run, long stillOpen, long waived, int cases) {
        if (stillOpen > 0) {
            story.tell(escalation, Actor.SERVICE, Happening.STILL_IN_BREACH, "Evaluation run " + run + " found " + stillOpen + " of "
                    + cases + " cases still in breach, so it stays open");
            return;
        }
        Escalation next = moves.to(escalation.testedCleanIn(run), Step.SIGN_OFF, Outcomes.DONE);
        story.tell(next, Actor.SERVICE, Happening.TESTED_CLEAN, "All " + (cases - waived) + " cases tested clean in evaluation run " + run
                + (waived == 0 ? "" : ", " + waived + " more waived") + "; ready for sign-off");
    }

    private void cameBack(Escalation escalation, RunId run, long stillOpen) {
        Escalation next = moves.to(escalation.testedCleanIn(null), Step.RE_TEST, Outcomes.NOT_CLEAN);
        story.tell(next, Actor.SERVICE, Happening.CAME_BACK, "Evaluation run " + run + " found " + stillOpen
                + " cases in breach before anybody signed off");
    }
}
