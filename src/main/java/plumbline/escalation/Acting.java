package plumbline.escalation;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.process.EscalationProcesses;

/** Doing the actions of an agreed plan and showing that they were done. */
@Component
public class Acting {

    private final Desk desk;
    private final Plans plans;
    private final EvidenceTable evidence;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Turns turns;
    private final ReTests reTests;
    private final Story story;
    private final Clock clock;
    private final StandIns standIns;

    Acting(Desk desk, Plans plans, EvidenceTable evidence, EscalationRows escalations, EscalationProcesses processes,
           Turns turns, ReTests reTests, Story story, Clock clock, StandIns standIns) {
        this.desk = desk;
        this.plans = plans;
        this.evidence = evidence;
        this.escalations = escalations;
        this.processes = processes;
        this.turns = turns;
        this.reTests = reTests;
        this.story = story;
        this.clock = clock;
        this.standIns = standIns;
    }

    /** Attaches evidence to an action; its owner does this, as often as needed until it is done. */
    public Attempt<Escalation> attach(Change change, UUID action, EvidenceDraft draft) {
        return byOwner(change, action, (escalation, own, actor) -> {
            Optional<String> problem = EvidenceTable.problem(draft);
            if (problem.isPresent()) {
                return Attempt.invalid(problem.get());
            }
            evidence.insert(action, draft, actor.username());
            escalations.save(escalation);
            story.tell(escalation, actor, Happening.EVIDENCE_ATTACHED, "Action " + own.number()
                    + (draft.file() == null ? "" : ": " + draft.file().name()));
            return Attempt.done(escalation);
        });
    }

    /** Says how an action goes on; its owner does this, as often as there is something to say. */
    public Attempt<Escalation> note(Change change, UUID action, String words) {
        return byOwner(change, action, (escalation, own, actor) -> {
            if (FreeText.emptyOrTooLong(words)) {
                return Attempt.invalid("Say how the action goes on, in at most " + FreeText.LONGEST + " characters.");
            }
            story.tell(escalation, actor, Happening.PROGRESS_NOTED, "Action " + own.number() + ": " + words.strip());
            return Attempt.done(escalation);
        });
    }

    /** Says that an action is done; after the last one the rule is asked to test again. */
    public Attempt<Escalation> done(Change change, UUID action) {
        Attempt<Escalation> done = byOwner(change, action, (escalation, own, actor) -> {
            if (own.evidence().isEmpty()) {
                return Attempt.invalid("Attach evidence first: a note that says what was done, a link or a file.");
            }
            plans.done(action, actor);
            story.tell(escalation, actor, Happening.ACTION_DONE, "Action " + own.number() + ": " + own.title());
            boolean last = plans.live(escalation.id()).orElseThrow().actions().stream().allMatch(each -> each.doneAt() != null);
            Escalation next = last ? allDone(escalation, actor) : escalation;
            escalations.save(next);
            processes.actionDone(escalation.process(), action, Turns.wait(next.turn()));
            return Attempt.done(next);
        });
        // Outside the transaction: a run that begins before the commit would not see that all is done.
        done.map(escalation -> {
            if (escalation.turn().step() == Step.RE_TEST) {
                reTests.ask(change.actor());
            }
            return escalation;
        });
        return done;
    }

    @FunctionalInterface
    private interface Work {
        Attempt<Escalation> on(Escalation escalation, Action own, Actor actor);
    }

    private Escalation allDone(Escalation escalation, Actor actor) {
        Escalation done = escalation.actionsDone(clock.instant());
        Escalation next = done.at(turns.step(done, Step.RE_TEST));
        story.tell(next, actor, Happening.RE_TEST_ASKED, "All actions are done; the rule that raised it tests again");
        return next;
    }

    private Attempt<Escalation> byOwner(Change change, UUID action, Work work) {
        return desk.workAt(Set.of(Step.ACT), change, escalation -> {
            Action own = plans.live(escalation.id()).stream().flatMap(plan -> plan.actions().stream())
                    .filter(candidate -> candidate.id().equals(action)).findFirst().orElse(null);
            if (own == null) {
                return Attempt.notFound("The plan of " + escalation.reference() + " has no such action.");
            }
            Actor actor = standIns.as(change.actor(), own.owner()).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("Action " + own.number() + " belongs to " + own.owner() + ", who does it.");
            }
            return own.doneAt() == null ? work.on(escalation, own, actor) : Attempt.notNow("Action " + own.number() + " is done already.");
        });
    }
}
