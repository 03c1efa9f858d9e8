package plumbline.escalation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.Outcomes;

/** Drafting a plan, and the tier above agreeing or returning it. */
@Component
public class Planning {

    private final Desk desk;
    private final Ladder ladder;
    private final Approvers approvers;
    private final PlanCheck check;
    private final Plans plans;
    private final Moves moves;
    private final EscalationRows escalations;
    private final Story story;
    private final StageSignOffs stages;
    private final StandIns standIns;
    private final TellingOwners owners;

    Planning(Desk desk, Ladder ladder, Approvers approvers, PlanCheck check, Plans plans, Moves moves,
             EscalationRows escalations, Story story, StageSignOffs stages, StandIns standIns, TellingOwners owners) {
        this.desk = desk;
        this.ladder = ladder;
        this.approvers = approvers;
        this.check = check;
        this.plans = plans;
        this.moves = moves;
        this.escalations = escalations;
        this.story = story;
        this.stages = stages;
        this.standIns = standIns;
        this.owners = owners;
    }

    /** Who may own an action of somebody's draft: everybody with a post except those who might have to agree it or sign the escalation off. */
    public List<String> possibleOwners(EscalationId id, Actor drafting) {
        Set<String> drafters = drafters(new Change(id, null, drafting));
        return escalations.find(id).map(escalation -> check.possibleOwners(escalation, drafters)).orElse(List.of());
    }

    /** What is wrong with somebody's draft, field by field; empty when nothing is. */
    public List<FieldProblem> problems(EscalationId id, PlanDraft draft, Actor drafting) {
        Set<String> drafters = drafters(new Change(id, null, drafting));
        return escalations.find(id).map(escalation -> check.problems(escalation, draft, drafters)).orElse(List.of());
    }

    /** Puts a draft before the tier above. At the top the tier below may draft too, so that the board can agree. */
    public Attempt<Escalation> draft(Change asked, PlanDraft draft) {
        Change change = drafter(asked);
        return desk.workAt(Set.of(Step.PLAN), change, escalation -> {
            if (!mayDraft(escalation, change.actor().username())) {
                return Attempt.notAllowed("Only its holder drafts the plan; at the top also the tier below.");
            }
            List<FieldProblem> problems = check.problems(escalation, draft, drafters(asked));
            if (!problems.isEmpty()) {
                return Attempt.invalid(problems.stream().map(FieldProblem::words).collect(Collectors.joining(" ")));
            }
            plans.insert(escalation.id(), draft, change.actor());
            Escalation next = moves.to(escalation, Step.AGREE, Outcomes.DONE);
            story.tell(next, change.actor(), Happening.PLAN_DRAFTED, draft.actions().size() + " actions; to be agreed by "
                    + Objects.requireNonNullElse(next.turn().actsNext(), "nobody yet, the post above is vacant"));
            return Attempt.done(next);
        });
    }

    /** Agrees the drafted plan; its actions begin. */
    public Attempt<Escalation> agree(Change change, String comment) {
        return decide(change, (escalation, actor) -> {
            UUID plan = plans.live(escalation.id()).orElseThrow().id();
            plans.decide(escalation.id(), ActionPlan.State.AGREED, actor, comment.strip());
            stages.sign(escalation, plan, Stage.PLAN_AGREED, actor, comment.strip());
            Escalation next = moves.to(escalation, Step.ACT, Outcomes.DONE);
            story.tell(next, actor, Happening.PLAN_AGREED, comment.strip());
            owners.agreed(next);
            return Attempt.done(next);
        });
    }

    /** Returns the drafted plan with what has to change. */
    public Attempt<Escalation> giveBack(Change change, String comment) {
        return decide(change, (escalation, actor) -> {
            if (comment.isBlank()) {
                return Attempt.invalid("Say what has to change in the plan.");
            }
            plans.decide(escalation.id(), ActionPlan.State.RETURNED, actor, comment.strip());
            Escalation next = moves.to(escalation, Step.PLAN, Outcomes.RETURNED);
            story.tell(next, actor, Happening.PLAN_RETURNED, comment.strip());
            return Attempt.done(next);
        });
    }

    private Attempt<Escalation> decide(Change change, BiFunction<Escalation, Actor, Attempt<Escalation>> decision) {
        return desk.workAt(Set.of(Step.AGREE), change, escalation -> {
            String approver = approvers.toAgree(escalation.id(), escalation.turn().tier(), escalation.unit())
                    .map(Place::holder).orElse(null);
            return standIns.as(change.actor(), approver).map(actor -> decision.apply(escalation, actor))
                    .orElseGet(() -> Attempt.notAllowed("The tier above agrees a plan or returns it: " + (approver == null
                            ? "the post is vacant" : approver) + ". Whoever drafted it cannot."));
        });
    }

    /** Who drafts, and for whom. */
    private Set<String> drafters(Change asked) {
        Actor actor = drafter(asked).actor();
        return Stream.concat(Stream.of(actor.username()), actor.onBehalfOf().stream()).collect(Collectors.toSet());
    }

    private Change drafter(Change asked) {
        Optional<Place> belowTheTop = escalations.find(asked.escalation())
                .filter(escalation -> ladder.above(escalation.turn().tier(), escalation.unit()).isEmpty())
                .flatMap(escalation -> ladder.below(escalation.turn().tier(), escalation.unit()));
        // In their own name though they stand in for the top: otherwise both would have drafted it, and nobody were left to agree.
        if (belowTheTop.filter(place -> asked.actor().username().equals(place.holder())).isPresent()) {
            return asked;
        }
        Change asHolder = standIns.asHolder(asked);
        return asHolder.actor().onBehalfOf().isPresent() ? asHolder : belowTheTop.flatMap(place -> standIns.as(asked.actor(), place.holder()))
                .map(actor -> new Change(asked.escalation(), asked.version(), actor)).orElse(asked);
    }

    boolean mayDraft(Escalation escalation, String username) {
        int tier = escalation.turn().tier();
        boolean holds = standIns.acts(username, ladder.at(tier, escalation.unit()).holder());
        boolean belowTheTop = ladder.above(tier, escalation.unit()).isEmpty()
                && ladder.below(tier, escalation.unit()).filter(place -> standIns.acts(username, place.holder())).isPresent();
        return holds || belowTheTop;
    }
}
