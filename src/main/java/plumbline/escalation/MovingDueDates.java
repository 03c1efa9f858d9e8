package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.EscalationProcesses;

/**
 * Moving the due date of an action after its plan was agreed: its owner or the holder of the escalation does it with a
 * reason, the plan that was signed is out of date from then on, and the tier above agrees the plan as it reads now or takes
 * the move back. Until then the day that was agreed last counts.
 */
@Component
public class MovingDueDates {

    private static final Set<Step> AGREED_PLAN = Set.of(Step.ACT, Step.RE_TEST, Step.SIGN_OFF);

    private final Desk desk;
    private final Plans plans;
    private final DueDateMoves moves;
    private final Approvers approvers;
    private final Ladder ladder;
    private final StandIns standIns;
    private final StageSignOffs stages;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Slippage slippage;
    private final Story story;
    private final Notices notices;
    private final Clock clock;

    MovingDueDates(Desk desk, Plans plans, DueDateMoves moves, Approvers approvers, Ladder ladder, StandIns standIns, StageSignOffs stages,
                   EscalationRows escalations, EscalationProcesses processes, Slippage slippage, Story story, Notices notices, Clock clock) {
        this.desk = desk;
        this.plans = plans;
        this.moves = moves;
        this.approvers = approvers;
        this.ladder = ladder;
        this.standIns = standIns;
        this.stages = stages;
        this.escalations = escalations;
        this.processes = processes;
        this.slippage = slippage;
        this.story = story;
        this.notices = notices;
        this.clock = clock;
    }

    /** Moves the due date of an action that is not done. */
    public Attempt<Escalation> move(Change change, UUID id, @Nullable LocalDate to, String reason) {
        return desk.workAt(Set.of(Step.ACT), change, escalation -> {
            Action action = plans.live(escalation.id()).stream().flatMap(plan -> plan.actions().stream())
                    .filter(candidate -> candidate.id().equals(id)).findFirst().orElse(null);
            if (action == null) {
                return Attempt.notFound("The plan of " + escalation.reference() + " has no such action.");
            }
            Actor actor = mover(escalation, action, change.actor()).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("The due date of action " + action.number() + " is moved by " + action.owner()
                        + ", who owns it, or by the holder of the escalation.");
            }
            if (action.doneAt() != null) {
                return Attempt.notNow("Action " + action.number() + " is done already.");
            }
            Attempt<Escalation> problem = problem(action, to, reason);
            return problem != null ? problem
                    : Attempt.done(moved(escalation, action, Objects.requireNonNull(to), reason.strip(), actor));
        });
    }

    /** Agrees the plan as it reads now, with every moved date; the signature of before gives way to this one. */
    public Attempt<Escalation> agree(Change change, String comment) {
        return decide(change, comment, (escalation, plan, actor) -> {
            List<UUID> moved = moves.asked(plan.id());
            moved.forEach(action -> moves.agree(action, actor, comment.strip()));
            stages.sign(escalation, plan.id(), Stage.PLAN_AGREED, actor, comment.strip());
            plan.actions().stream().filter(action -> moved.contains(action.id()) && action.doneAt() == null)
                    .forEach(action -> processes.actionMoved(escalation.process(), action.id()));
            return told(escalation, plan, actor, Happening.MOVE_AGREED, comment);
        });
    }

    /** Takes the moves back, with the reason: the dates are again as they were agreed. */
    public Attempt<Escalation> refuse(Change change, String comment) {
        return decide(change, comment, (escalation, plan, actor) -> {
            if (comment.isBlank()) {
                return Attempt.invalid("Say why the due dates stay as they were.");
            }
            moves.asked(plan.id()).forEach(action -> moves.refuse(action, actor, comment.strip()));
            return told(escalation, plan, actor, Happening.MOVE_REFUSED, comment);
        });
    }

    /** Whether a person may move the due date of an action of an agreed plan. */
    public boolean mayMove(Escalation escalation, Action action, String username) {
        return escalation.open() && escalation.turn().step() == Step.ACT && action.doneAt() == null
                && mover(escalation, action, Actor.named(username)).isPresent();
    }

    /** Whether dates were moved that this person agrees or refuses. */
    public boolean mayDecide(Escalation escalation, String username) {
        return escalation.open() && AGREED_PLAN.contains(escalation.turn().step())
                && plans.live(escalation.id()).filter(plan -> !moves.asked(plan.id()).isEmpty()).isPresent()
                && standIns.acts(username, decider(escalation));
    }

    /** Who agrees or refuses what was moved; {@code null} when nobody can. */
    public @Nullable String decider(Escalation escalation) {
        return approvers.toAgreeAgain(escalation.id(), escalation.turn().tier(), escalation.unit(), moves.movers(escalation.id()))
                .map(Place::holder).orElse(null);
    }

    /** The open escalations whose moved dates wait for this person, each with the first day that counts until they decide. */
    List<Waiting> waitingFor(String username) {
        return moves.waiting().stream().flatMap(id -> escalations.find(id).stream()).filter(each -> mayDecide(each, username))
                .map(each -> new Waiting(each.id(), plans.live(each.id()).orElseThrow().actions().stream()
                        .filter(action -> !action.dueOn().equals(action.agreedDueOn())).map(Action::agreedDueOn)
                        .min(LocalDate::compareTo).orElseThrow()))
                .toList();
    }

    /** Moved dates that wait for a decision, best before the day on which the first of them would have been due. */
    record Waiting(EscalationId escalation, LocalDate before) {
    }

    @FunctionalInterface
    private interface Decision {
        Attempt<Escalation> about(Escalation escalation, ActionPlan plan, Actor actor);
    }

    private Attempt<Escalation> decide(Change change, String comment, Decision decision) {
        return desk.workAt(AGREED_PLAN, change, escalation -> {
            ActionPlan plan = plans.live(escalation.id()).orElseThrow();
            if (moves.asked(plan.id()).isEmpty()) {
                return Attempt.notNow("No due date waits to be agreed.");
            }
            if (comment.length() > FreeText.LONGEST) {
                return Attempt.invalid("Shorten the comment to " + FreeText.LONGEST + " characters.");
            }
            String decider = decider(escalation);
            return standIns.as(change.actor(), decider).map(actor -> decision.about(escalation, plan, actor))
                    .orElseGet(() -> Attempt.notAllowed("Moved due dates are agreed by the tier above, never by who moved them: "
                            + (decider == null ? "the post is vacant" : decider) + "."));
        });
    }

    private Optional<Actor> mover(Escalation escalation, Action action, Actor actor) {
        return standIns.as(actor, action.owner())
                .or(() -> standIns.as(actor, ladder.at(escalation.turn().tier(), escalation.unit()).holder()));
    }

    private @Nullable Attempt<Escalation> problem(Action action, @Nullable LocalDate to, String reason) {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        LocalDate latest = today.plusYears(PlanCheck.LONGEST_PLAN_IN_YEARS);
        if (to == null || to.isBefore(today) || to.isAfter(latest) || to.equals(action.dueOn())) {
            return Attempt.invalid("dueOn", "Enter another due date for action " + action.number() + ", from today to " + BusinessTime.write(latest) + ".");
        }
        return FreeText.emptyOrTooLong(reason)
                ? Attempt.invalid("reason", "Say why the due date moves, in at most " + FreeText.LONGEST + " characters.") : null;
    }

    private Escalation moved(Escalation escalation, Action action, LocalDate to, String reason, Actor actor) {
        moves.move(action, to, reason, actor);
        escalations.save(escalation);
        String words = "Action " + action.number() + ": " + slippage.words(action.agreedDueOn(), to);
        boolean asAgreed = to.equals(action.agreedDueOn());
        String decider = asAgreed ? null : decider(escalation);
        story.tell(escalation, actor, Happening.DUE_DATE_MOVED, (asAgreed ? "Action " + action.number() + ": back to " + BusinessTime.write(to) : words)
                + ". " + reason + (asAgreed ? "" : ". To be agreed by " + Objects.requireNonNullElse(decider, "nobody yet, the post above is vacant")));
        notices.tell(escalation.id(), Stream.ofNullable(decider).toList(), words + ". Agree it or take it back");
        return escalation;
    }

    private Attempt<Escalation> told(Escalation escalation, ActionPlan plan, Actor actor, Happening happening, String comment) {
        escalations.save(escalation);
        story.tell(escalation, actor, happening, comment.strip());
        Set<String> people = new HashSet<>(plan.actions().stream().filter(action -> !action.dueOn().equals(action.agreedDueOn()))
                .map(Action::owner).toList());
        notices.tell(escalation.id(), people, happening.word() + " by " + actor.words() + (comment.isBlank() ? "" : ": " + comment.strip()));
        return Attempt.done(escalation);
    }
}
