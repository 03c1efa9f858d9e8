package plumbline.escalation;

import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.Outcomes;

/** What the holder of an escalation does with it as a whole: take it on, hand it up, plan again. */
@Component
public class Holding {

    /** Long enough to say why, short enough to be read. */
    static final int LONGEST_REASON = 2_000;

    private final Desk desk;
    private final Ladder ladder;
    private final Moves moves;
    private final Climb climb;
    private final Plans plans;
    private final EscalationProcesses processes;
    private final Story story;
    private final StandIns standIns;

    Holding(Desk desk, Ladder ladder, Moves moves, Climb climb, Plans plans,
            EscalationProcesses processes, Story story, StandIns standIns) {
        this.desk = desk;
        this.ladder = ladder;
        this.moves = moves;
        this.climb = climb;
        this.plans = plans;
        this.processes = processes;
        this.story = story;
        this.standIns = standIns;
    }

    /** Takes it on; from now on the limit for the plan runs. */
    public Attempt<Escalation> acknowledge(Change asked) {
        Change change = standIns.asHolder(asked);
        return desk.workAt(Set.of(Step.ACKNOWLEDGE), change, byHolder(change, escalation -> {
            Escalation next = moves.to(escalation, Step.PLAN, Outcomes.DONE);
            story.tell(next, change.actor(), Happening.ACKNOWLEDGED, "");
            return Attempt.done(next);
        }));
    }

    /** Hands it up one tier now, without waiting for the limit. */
    public Attempt<Escalation> handUp(Change asked, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, byHolder(change, escalation -> {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                return Attempt.invalid("Say why you hand it up, in at most " + LONGEST_REASON + " characters.");
            }
            if (ladder.above(escalation.turn().tier(), escalation.unit()).isEmpty()) {
                return Attempt.notNow("It is at the top tier already; nobody is above.");
            }
            Escalation moved = climb.up(escalation, change.actor(), reason.strip());
            processes.reschedule(moved.process(), Turns.wait(moved.turn()));
            return Attempt.done(moved);
        }));
    }

    /** Goes back to planning, because the rule still finds the breach although all actions are done. */
    public Attempt<Escalation> planAgain(Change asked, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.workAt(Set.of(Step.RE_TEST), change, byHolder(change, escalation -> {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                return Attempt.invalid("Say why another plan is needed, in at most " + LONGEST_REASON + " characters.");
            }
            plans.supersede(escalation.id());
            Escalation next = moves.to(escalation.actionsDone(null), Step.PLAN, Outcomes.PLAN_AGAIN);
            story.tell(next, change.actor(), Happening.PLAN_AGAIN, reason.strip());
            return Attempt.done(next);
        }));
    }

    private Function<Escalation, Attempt<Escalation>> byHolder(Change change, Function<Escalation, Attempt<Escalation>> work) {
        return escalation -> {
            String holder = ladder.at(escalation.turn().tier(), escalation.unit()).holder();
            return standIns.isHolder(change, holder) ? work.apply(escalation)
                    : Attempt.notAllowed("Only its holder, " + (holder == null ? "whose post is vacant" : holder) + ", can do this.");
        };
    }
}
