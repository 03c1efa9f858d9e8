package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.Outcomes;

/** What the holder of an escalation does with it as a whole: take it on, hand it up, plan again. */
@Component
public class Holding {

    private final Desk desk;
    private final Ladder ladder;
    private final Moves moves;
    private final Turns turns;
    private final Climb climb;
    private final OuterLimits limits;
    private final Plans plans;
    private final EscalationProcesses processes;
    private final Story story;
    private final Verification verification;
    private final StandIns standIns;
    private final Clock clock;

    Holding(Desk desk, Ladder ladder, Moves moves, Turns turns, Climb climb, OuterLimits limits, Plans plans,
            EscalationProcesses processes, Story story, Verification verification, StandIns standIns, Clock clock) {
        this.desk = desk;
        this.ladder = ladder;
        this.moves = moves;
        this.turns = turns;
        this.climb = climb;
        this.limits = limits;
        this.plans = plans;
        this.processes = processes;
        this.story = story;
        this.verification = verification;
        this.standIns = standIns;
        this.clock = clock;
    }

    /**
     * Takes it on until a day on which the plan will be drafted; if it is not, the acknowledgement lapses.
     *
     * @param planBy today at the earliest, the last day of the limit for the plan at the latest
     */
    public Attempt<Escalation> acknowledge(Change asked, @Nullable LocalDate planBy) {
        Change change = standIns.asHolder(asked);
        return desk.workAt(Set.of(Step.ACKNOWLEDGE), change, byHolder(change, escalation -> {
            LocalDate latest = latestPlanBy(escalation);
            if (planBy == null || planBy.isBefore(BusinessTime.dayOf(clock.instant())) || planBy.isAfter(latest)) {
                return Attempt.invalid("Give the day by which the plan will be drafted: today or later, and for "
                        + escalation.severity().word() + " not after " + BusinessTime.write(latest) + ".");
            }
            Escalation next = moves.toPlan(escalation, planBy);
            story.tell(next, change.actor(), Happening.ACKNOWLEDGED, "The plan is to be drafted by " + BusinessTime.write(planBy));
            return Attempt.done(next);
        }));
    }

    /** The last day that can be given when an escalation is acknowledged now. */
    public LocalDate latestPlanBy(Escalation escalation) {
        return BusinessTime.dayOf(Objects.requireNonNull(turns.step(escalation, Step.PLAN).dueAt()));
    }

    /** Hands it up one tier now, without waiting for the limit. */
    public Attempt<Escalation> handUp(Change asked, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, byHolder(change, escalation -> {
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say why you hand it up, in at most " + FreeText.LONGEST + " characters.");
            }
            Place above = ladder.above(escalation.turn().tier(), escalation.unit()).orElse(null);
            return above == null ? Attempt.notNow("It is at the top tier already; nobody is above.")
                    : Attempt.done(tellProcess(climb.byHand(escalation, above, change.actor(), reason.strip())));
        }));
    }

    /** Hands it down to the nearest tier below that somebody holds; not below a tier that holds it by its outer limit. */
    public Attempt<Escalation> handDown(Change asked, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, byHolder(change, escalation -> {
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say why you hand it down, in at most " + FreeText.LONGEST + " characters.");
            }
            Place below = ladder.below(escalation.turn().tier(), escalation.unit()).orElse(null);
            if (below == null) {
                return Attempt.notNow("It is at the lowest tier that somebody holds already.");
            }
            int lowest = limits.lowestHolder(escalation.id());
            return below.tier() < lowest
                    ? Attempt.notNow("Its outer limit has passed, so no tier below " + ladder.name(lowest) + " can hold it any more.")
                    : Attempt.done(tellProcess(climb.down(escalation, below, change.actor(), reason.strip())));
        }));
    }

    /** Whether there is anybody to hand it down to. */
    boolean canGoDown(Escalation escalation) {
        return ladder.below(escalation.turn().tier(), escalation.unit())
                .filter(below -> below.tier() >= limits.lowestHolder(escalation.id())).isPresent();
    }

    private Escalation tellProcess(Escalation moved) {
        processes.reschedule(moved.process(), Turns.wait(moved.turn()));
        return moved;
    }

    /** Goes back to planning, because the rule still finds the breach although all actions are done. */
    public Attempt<Escalation> planAgain(Change asked, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.workAt(Set.of(Step.RE_TEST), change, byHolder(change, escalation -> {
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say why another plan is needed, in at most " + FreeText.LONGEST + " characters.");
            }
            plans.supersede(escalation.id());
            verification.beginAnew(escalation.id());
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
