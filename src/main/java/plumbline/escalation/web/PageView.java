package plumbline.escalation.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.Breach;
import plumbline.breaches.ByHand;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Rights.Right;
import plumbline.escalation.Step;
import plumbline.escalation.StoryEntry;
import plumbline.escalation.Turn;

/**
 * The page of one escalation, all in words.
 *
 * @param actsNext  who acts next and what they do
 * @param climbs    when it climbs and to whom, in a sentence
 * @param diagramId the id of the current step in the diagram; empty once closed
 * @param passed    the ids of the steps in the diagram that were passed, with blanks between them
 * @param rights    the names of what the person may do
 */
record PageView(EscalationRow row, int version, String kind, String actsNext, String climbs, String diagramId, String passed, Set<Right> rights,
                List<StepView> steps, List<PlanSection.PlanView> plans, List<StoryView> story, List<CaseView> cases) {

    /** Whether the person may do anything. */
    public boolean mayAct() {
        return !rights.isEmpty();
    }

    /** Whether the person may do this; the name of a {@link Right}. */
    public boolean may(String right) {
        return rights.contains(Right.valueOf(right));
    }

    /** The plan whose actions are or were carried out, which the drawing of the action plan is about; {@code null} before one is agreed. */
    public PlanSection.@Nullable PlanView carriedOut() {
        return plans.stream().filter(PlanSection.PlanView::begun).findFirst().orElse(null);
    }

    /** The actions of the latest plan whose day has passed: whoever agrees them makes them overdue at once. */
    public List<PlanSection.ActionView> late() {
        return plans.stream().limit(1).flatMap(plan -> plan.actions().stream()).filter(PlanSection.ActionView::late).toList();
    }

    /** Whether its actions are being done. */
    public boolean carryingOut() {
        return diagramId.equals(Step.ACT.diagramId());
    }

    /**
     * One step of the process; the text form of the drawing.
     *
     * @param moment when it was passed, as often as it was, and since when it is the current one; empty while it never was
     */
    record StepView(String word, String meaning, String state, String moment, boolean current) {
    }

    /** One entry of the story so far. */
    record StoryView(String happening, String actor, String at, String iso, String tier, String detail) {
    }

    /** One breach that the escalation carries. */
    record CaseView(String subject, String severity, String state, boolean open, String deadline, String explanation, @Nullable Integer ruleSet) {
    }

    static String actsNext(Escalation escalation, Words words) {
        Turn turn = escalation.turn();
        return switch (turn.step()) {
            case ACKNOWLEDGE -> words.answering(turn.actsNext()) + " acknowledges it";
            case PLAN -> words.answering(turn.actsNext()) + " drafts the plan";
            case AGREE -> words.answering(turn.actsNext()) + " agrees the plan or returns it";
            case ACT -> "The owners of the actions do them; " + words.answering(turn.holder()) + " holds it";
            case RE_TEST -> ByHand.raises(escalation.standard())
                    ? "The tier that signs off confirms that it is put right and that whoever raised it was answered; " + words.answering(turn.holder()) + " holds it"
                    : "Awaiting re-test: the rule that raised it tests again as soon as facts from after the last action have come in; " + words.answering(turn.holder()) + " holds it";
            case SIGN_OFF -> words.answering(turn.actsNext()) + " signs it off";
            case CLOSED -> "Nobody; it is closed";
        };
    }

    static String climbs(EscalationSummary summary, Words words) {
        Turn turn = summary.escalation().turn();
        if (summary.mutedBy() != null) {
            return "Not on its own while " + summary.mutedBy() + " is open; after that its clock runs on with what was left";
        }
        if (turn.dueAt() == null) {
            return "It no longer climbs";
        }
        String unless = "Unless this step is done by " + words.deadline(turn.dueAt());
        return turn.nextTier() == null
                ? unless + ", " + words.tier(turn.tier()) + " is told again; it does not climb by a missed step"
                : unless + ", it climbs to " + words.holder(turn.nextTier(), turn.nextHolder());
    }

    static CaseView caseView(Breach breach, Words words) {
        return new CaseView(breach.fingerprint().subject().ref(), breach.severity().word(), breach.state().word(),
                breach.state() == Breach.State.OPEN, breach.deadline() == null ? "" : words.deadline(breach.deadline()),
                breach.explanation(), breach.ruleSet());
    }

    static StoryView storyView(StoryEntry entry, Words words) {
        return new StoryView(entry.happening().word(), entry.actor().equals("plumbline") ? "Plumbline" : words.person(entry.actor()),
                BusinessTime.write(entry.at()), entry.at().toString(), words.tier(entry.tier()), entry.detail());
    }
}
