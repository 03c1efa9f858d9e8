package plumbline.escalation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
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

    Planning(Desk desk, Ladder ladder, Approvers approvers, PlanCheck check, Plans plans, Moves moves,
             EscalationRows escalations, Story story) {
        this.desk = desk;
        this.ladder = ladder;
        this.approvers = approvers;
        this.check = check;
        this.plans = plans;
        this.moves = moves;
        this.escalations = escalations;
        this.story = story;
    }

    /** Who may own an action: everybody with a post except those who might have to sign the escalation off. */
    public List<String> possibleOwners(EscalationId id) {
        return escalations.find(id).map(check::possibleOwners).orElse(List.of());
    }

    /** What is wrong with a draft, field by field; empty when nothing is. */
    public List<FieldProblem> problems(EscalationId id, PlanDraft draft) {
        return escalations.find(id).map(escalation -> check.problems(escalation, draft)).orElse(List.of());
    }

    /** Puts a draft before the tier above. At the top the tier below may draft too, so that the board can agree. */
    public Attempt<Escalation> draft(Change change, PlanDraft draft) {
        return desk.workAt(Set.of(Step.PLAN), change, escalation -> {
            if (!mayDraft(escalation, change.actor().username())) {
                return Attempt.notAllowed("Only its holder drafts the plan; at the top also the tier below.");
            }
            List<FieldProblem> problems = check.problems(escalation, draft);
            if (!problems.isEmpty()) {
                return Attempt.invalid(problems.stream().map(FieldProblem::words).collect(Collectors.joining(" ")));
            }
            plans.insert(escalation.id(), draft, change.actor().username());
            Escalation next = moves.to(escalation, Step.AGREE, Outcomes.DONE);
            story.tell(next, change.actor(), Happening.PLAN_DRAFTED, draft.actions().size() + " actions; to be agreed by "
                    + Objects.requireNonNullElse(next.turn().actsNext(), "nobody yet, the post above is vacant"));
            return Attempt.done(next);
        });
    }

    /** Agrees the drafted plan; its actions begin. */
    public Attempt<Escalation> agree(Change change, String comment) {
        return decide(change, escalation -> {
            plans.decide(escalation.id(), ActionPlan.State.AGREED, change.actor().username(), comment.strip());
            Escalation next = moves.to(escalation, Step.ACT, Outcomes.DONE);
            story.tell(next, change.actor(), Happening.PLAN_AGREED, comment.strip());
            return Attempt.done(next);
        });
    }

    /** Returns the drafted plan with what has to change. */
    public Attempt<Escalation> giveBack(Change change, String comment) {
        return decide(change, escalation -> {
            if (comment.isBlank()) {
                return Attempt.invalid("Say what has to change in the plan.");
            }
            plans.decide(escalation.id(), ActionPlan.State.RETURNED, change.actor().username(), comment.strip());
            Escalation next = moves.to(escalation, Step.PLAN, Outcomes.RETURNED);
            story.tell(next, change.actor(), Happening.PLAN_RETURNED, comment.strip());
            return Attempt.done(next);
        });
    }

    private Attempt<Escalation> decide(Change change, Function<Escalation, Attempt<Escalation>> decision) {
        return desk.workAt(Set.of(Step.AGREE), change, escalation -> {
            String approver = approvers.toAgree(escalation.id(), escalation.turn().tier(), escalation.unit())
                    .map(Place::holder).orElse(null);
            return change.actor().username().equals(approver) ? decision.apply(escalation)
                    : Attempt.notAllowed("The tier above agrees a plan or returns it: " + (approver == null
                            ? "the post is vacant" : approver) + ". Whoever drafted it cannot.");
        });
    }

    boolean mayDraft(Escalation escalation, String username) {
        int tier = escalation.turn().tier();
        boolean holds = username.equals(ladder.at(tier, escalation.unit()).holder());
        boolean belowTheTop = ladder.above(tier, escalation.unit()).isEmpty()
                && ladder.below(tier, escalation.unit()).filter(place -> username.equals(place.holder())).isPresent();
        return holds || belowTheTop;
    }
}
