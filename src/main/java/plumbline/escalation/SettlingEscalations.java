package plumbline.escalation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.breaches.ByHand;
import plumbline.core.Actor;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.process.Outcomes;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;

/**
 * Draws the consequences of a run for escalations that are open: a breach that cleared before a plan was agreed ends its
 * escalation, unless somebody refused to sign it off; one that cleared after all actions were done is ready for sign-off; one that came back goes to the re-test
 * again. Each in a transaction of its own.
 */
@Component
class SettlingEscalations {

    private final Breaches breaches;
    private final EvaluationRuns runs;
    private final EscalationRows escalations;
    private final Moves moves;
    private final SettlingTime settlingTime;
    private final WaiverEnding waivers;
    private final Standstill standstill;
    private final Verification verification;
    private final StageSignOffs stages;
    private final Story story;
    private final Failures failures;
    private final TransactionTemplate transactions;

    SettlingEscalations(Breaches breaches, EvaluationRuns runs, EscalationRows escalations,
                        Moves moves, SettlingTime settlingTime, WaiverEnding waivers, Standstill standstill, Verification verification, StageSignOffs stages, Story story,
                        Failures failures, TransactionTemplate transactions) {
        this.breaches = breaches;
        this.runs = runs;
        this.escalations = escalations;
        this.moves = moves;
        this.settlingTime = settlingTime;
        this.waivers = waivers;
        this.standstill = standstill;
        this.verification = verification;
        this.stages = stages;
        this.story = story;
        this.failures = failures;
        this.transactions = transactions;
    }

    /**
     * Settles, after a run, every open escalation for which it can make a difference.
     *
     * @return whether one of them waits for a run that begins later than this one did
     */
    boolean after(RunId run) {
        Optional<EvaluationRun> tested = runs.run(run);
        waivers.endOfCleared();
        failures.each("settling escalations", escalations.toSettle(), EscalationId::toString, id ->
                transactions.executeWithoutResult(status -> escalations.lock(id).filter(Escalation::open)
                        .ifPresent(escalation -> settle(escalation, run, tested))));
        return escalations.at(Step.RE_TEST).stream().anyMatch(escalation -> !ByHand.raises(escalation.standard())
                        && tested.filter(found -> Verification.beganAfterwards(found, escalation)).isEmpty());
    }

    private void settle(Escalation before, RunId run, Optional<EvaluationRun> tested) {
        List<Breach> cases = breaches.all(escalations.breachesOf(before.id()));
        long stillOpen = cases.stream().filter(breach -> breach.state() == Breach.State.OPEN).count();
        long toWorkOn = standstill.inBreach(cases);
        Step step = before.turn().step();
        Escalation unsettled = !step.beforePlanIsAgreed() || stillOpen > 0 ? settlingTime.unsettled(before) : before;
        Escalation escalation = standing(unsettled, stillOpen, toWorkOn);
        if (step.beforePlanIsAgreed() && stillOpen == 0 && !stages.refused(escalation.id())) {
            settlingTime.clear(escalation, run);
        } else if (step == Step.RE_TEST && !ByHand.raises(escalation.standard()) && tested.filter(found -> Verification.beganAfterwards(found, escalation)).isPresent()) {
            reTested(escalation, tested.get(), toWorkOn, stillOpen - toWorkOn, cases.size());
        } else if (step == Step.SIGN_OFF && toWorkOn > 0) {
            cameBack(escalation, run, toWorkOn);
        }
    }

    /** What is open and not to be worked on is waived. */
    private Escalation standing(Escalation escalation, long stillOpen, long toWorkOn) {
        return toWorkOn > 0 ? standstill.joined(escalation) : stillOpen > 0 ? standstill.left(escalation) : escalation;
    }

    private void reTested(Escalation escalation, EvaluationRun run, long stillOpen, long waived, int cases) {
        if (stillOpen > 0) {
            verification.beginAnew(escalation.id());
            String found = " found " + stillOpen + " of " + cases + " cases still in breach, so it stays open";
            // Every night says the same until something changes, and nobody has to read it more than once.
            if (!story.lastSays(escalation.id(), Happening.STILL_IN_BREACH, found)) {
                story.tell(escalation, Actor.SERVICE, Happening.STILL_IN_BREACH, "Evaluation run " + run.id() + found);
            }
            return;
        }
        if (!verification.freshFacts(escalation.standard(), run, Objects.requireNonNull(escalation.actionsDoneAt(), "a re-test follows the actions"))) {
            // Clean on facts from before the actions proves nothing, and is no news.
            return;
        }
        int asked = verification.asked(escalation.standard(), escalation.severity()).cleanPeriods();
        verification.count(escalation, run).ifPresent(number -> {
            String words = "All " + (cases - waived) + " cases tested clean in evaluation run " + run.id()
                    + (waived == 0 ? "" : ", " + waived + " more waived");
            if (number < asked) {
                story.tell(escalation, Actor.SERVICE, Happening.CLEAN_ONCE, words + "; " + number + " of " + asked + " periods");
                return;
            }
            Escalation next = moves.to(escalation.testedCleanIn(run.id()), Step.SIGN_OFF, Outcomes.DONE);
            story.tell(next, Actor.SERVICE, Happening.TESTED_CLEAN, words + "; ready for sign-off");
        });
    }

    private void cameBack(Escalation escalation, RunId run, long stillOpen) {
        verification.beginAnew(escalation.id());
        Escalation next = moves.to(escalation.testedCleanIn(null), Step.RE_TEST, Outcomes.NOT_CLEAN);
        verification.forgetAcceptedRisk(escalation.id());
        story.tell(next, Actor.SERVICE, Happening.CAME_BACK, "Evaluation run " + run + " found " + stillOpen
                + " cases in breach before anybody signed off");
    }
}
