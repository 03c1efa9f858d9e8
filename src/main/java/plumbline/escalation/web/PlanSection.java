package plumbline.escalation.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.ActionPlan;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.DueDateMove;
import plumbline.escalation.Escalation;
import plumbline.escalation.Escalations;
import plumbline.escalation.MovingDueDates;
import plumbline.escalation.OverdueActions;
import plumbline.escalation.OverdueActions.FollowUp;
import plumbline.escalation.Rights;
import plumbline.escalation.Rights.Right;
import plumbline.escalation.Slippage;

/** The plans of an escalation with their actions, for its page. */
@Component
class PlanSection {

    /** One plan; {@code slippage} is empty before it was agreed, and only then it has not {@code begun}. */
    record PlanView(int number, String state, boolean begun, String goal, String reason, String change, String success, String drafted,
                    String decided, String comment, String slippage, List<ActionView> actions) {

        /** The ids of the steps in the drawing of the action plan that were passed, with blanks between them. */
        public String passed() {
            String overdue = actions.stream().anyMatch(ActionView::wasOverdue) ? "action-due mark-overdue marked " : "";
            boolean someDone = actions.stream().anyMatch(action -> action.state().equals("Done"));
            boolean allDone = actions.stream().allMatch(action -> action.state().equals("Done"));
            return (overdue + (someDone ? "do-action action-done " : "") + (allDone ? "plan-done" : "")).strip();
        }
    }

    /**
     * One action.
     *
     * @param moved   how far its due date is from the first one, in words; empty when it is the same
     * @param mine    whether the person does it and it is to be done now
     * @param movable whether the person may move its due date
     * @param late    whether its day has passed and it is not done
     * @param passed  when its due date passed, and when it was done; empty while neither
     * @param followUp the escalation about its being overdue; {@code null} when there never was one
     */
    record ActionView(UUID id, int number, String title, String owner, String due, String moved, List<MoveView> moves, String measure,
                      String vehicle, String state, String passed, boolean wasOverdue, boolean late, boolean mine, boolean movable,
                      List<EvidenceView> evidence,
                      @Nullable FollowUpView followUp) {
    }

    /** The escalation about an overdue action; {@code state} is a word. */
    record FollowUpView(UUID id, String reference, String state) {
    }

    /** One move of a due date; {@code decided} says what became of it. */
    record MoveView(String words, String reason, String asked, String decided) {
    }

    /** One piece of evidence. */
    record EvidenceView(UUID id, String note, String link, @Nullable String fileName, String attached) {
    }

    private final Escalations escalations;
    private final Rights rights;
    private final MovingDueDates movingDueDates;
    private final Slippage slippage;
    private final OverdueActions overdueActions;

    PlanSection(Escalations escalations, Rights rights, MovingDueDates movingDueDates, Slippage slippage, OverdueActions overdueActions) {
        this.escalations = escalations;
        this.rights = rights;
        this.movingDueDates = movingDueDates;
        this.slippage = slippage;
        this.overdueActions = overdueActions;
    }

    /** The latest first. */
    List<PlanView> of(Escalation escalation, Set<Right> may, String username, Words words) {
        Set<String> workers = rights.workers(username);
        Map<UUID, FollowUp> followedUp = overdueActions.followedUp(escalation.id());
        return escalations.plans(escalation.id()).stream().map(plan -> {
            boolean agreed = plan.state() == ActionPlan.State.AGREED;
            boolean begun = agreed || plan.state() == ActionPlan.State.SUPERSEDED;
            return new PlanView(plan.number(), plan.state().word(), begun, plan.goal(), plan.reason(), plan.change(), plan.success(),
                    words.person(plan.draftedBy()) + ", " + BusinessTime.write(plan.draftedAt()),
                    plan.decidedBy() == null || plan.decidedAt() == null ? ""
                            : words.person(plan.decidedBy()) + ", " + BusinessTime.write(plan.decidedAt()),
                    plan.comment(), begun ? slippage.words(plan) : "",
                    plan.actions().stream().map(action -> view(action,
                            agreed && may.contains(Right.ACT) && workers.contains(action.owner()) && action.doneAt() == null,
                            agreed && movingDueDates.mayMove(escalation, action, username), followedUp.get(action.id()), words)).toList());
        }).toList();
    }

    private ActionView view(Action action, boolean mine, boolean movable, @Nullable FollowUp followUp, Words words) {
        return new ActionView(action.id(), action.number(), action.title(), words.person(action.owner()), BusinessTime.write(action.dueOn()),
                slippage.words(action), action.moves().stream().map(move -> view(move, words)).toList(), action.successMeasure(),
                action.vehicle(), action.word(), passed(action), action.overdueAt() != null,
                action.doneAt() == null && action.dueOn().isBefore(BusinessTime.dayOf(words.now())), mine, movable,
                action.evidence().stream().map(each -> new EvidenceView(each.id(), each.note(), each.link(), each.fileName(),
                        words.person(each.attachedBy()) + ", " + BusinessTime.write(each.attachedAt()))).toList(),
                followUp == null ? null : new FollowUpView(followUp.escalation().value(), followUp.reference(), followUp.open() ? "open" : "closed"));
    }

    private static String passed(Action action) {
        return Stream.of(action.overdueAt() == null ? "" : "Marked overdue on " + BusinessTime.write(action.overdueAt()),
                action.doneAt() == null ? "" : "Done on " + BusinessTime.write(action.doneAt())).filter(words -> !words.isEmpty()).collect(Collectors.joining("; "));
    }

    private MoveView view(DueDateMove move, Words words) {
        String decided = move.decidedBy() == null || move.decidedAt() == null
                ? "To be agreed by the tier above; until then " + BusinessTime.write(move.from()) + " counts"
                : move.state().word() + " by " + person(move.decidedBy(), words) + ", " + BusinessTime.write(move.decidedAt())
                        + (move.comment().isEmpty() ? "" : ": " + move.comment());
        return new MoveView("M" + slippage.words(move.from(), move.to()).substring(1), move.reason(),
                person(move.movedBy(), words) + ", " + BusinessTime.write(move.movedAt()), decided);
    }

    private static String person(Actor actor, Words words) {
        return words.person(actor.username()) + actor.onBehalfOf().map(other -> " for " + words.person(other)).orElse("");
    }
}
