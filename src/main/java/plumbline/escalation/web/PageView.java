package plumbline.escalation.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.Breach;
import plumbline.core.BusinessTime;
import plumbline.escalation.ActionPlan;
import plumbline.escalation.Closure;
import plumbline.escalation.Escalation;
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
 * @param rights    the names of what the person may do
 */
record PageView(EscalationRow row, int version, String kind, String actsNext, String climbs, String diagramId, Set<Right> rights,
                List<StepView> steps, List<PlanView> plans, List<StoryView> story, List<CaseView> cases) {

    /** Whether the person may do anything. */
    public boolean mayAct() {
        return !rights.isEmpty();
    }

    /** Whether the person may do this; the name of a {@link Right}. */
    public boolean may(String right) {
        return rights.contains(Right.valueOf(right));
    }

    /** Whether the actions of the plan are being done, so that the drawing of the action plan has a current step. */
    public boolean carryingOut() {
        return diagramId.equals(Step.ACT.diagramId());
    }

    /** One step of the process; the text form of the drawing. */
    record StepView(String word, String meaning, String state, boolean current) {
    }

    /** One entry of the story so far. */
    record StoryView(String happening, String actor, String at, String iso, String tier, String detail) {
    }

    /** One breach that the escalation carries. */
    record CaseView(String subject, String severity, String state, boolean open, String deadline, String explanation) {
    }

    /** One plan. */
    record PlanView(int number, String state, String goal, String reason, String change, String success, String drafted,
                    String decided, String comment, List<ActionView> actions) {
    }

    /** One action; {@code mine} when the person owns it and it is to be done now. */
    record ActionView(UUID id, int number, String title, String owner, String due, String measure, String vehicle, String state,
                      boolean mine, List<EvidenceView> evidence) {
    }

    /** One piece of evidence. */
    record EvidenceView(UUID id, String note, String link, @Nullable String fileName, String attached) {
    }

    static String actsNext(Escalation escalation, Words words) {
        Turn turn = escalation.turn();
        return switch (turn.step()) {
            case ACKNOWLEDGE -> words.answering(turn.actsNext()) + " acknowledges it";
            case PLAN -> words.answering(turn.actsNext()) + " drafts the plan";
            case AGREE -> words.answering(turn.actsNext()) + " agrees the plan or returns it";
            case ACT -> "The owners of the actions do them; " + words.answering(turn.holder()) + " holds it";
            case RE_TEST -> "Awaiting re-test: the rule that raised it tests again as soon as facts from after the last action have come in; " + words.answering(turn.holder()) + " holds it";
            case SIGN_OFF -> words.answering(turn.actsNext()) + " signs it off";
            case CLOSED -> "Nobody; it is closed";
        };
    }

    static String climbs(Escalation escalation, Words words) {
        Turn turn = escalation.turn();
        if (turn.dueAt() == null) {
            return "It no longer climbs";
        }
        String unless = "Unless this step is done by " + words.deadline(turn.dueAt());
        return turn.nextTier() == null
                ? unless + ", " + words.tier(turn.tier()) + " is told again; it does not climb by a missed step"
                : unless + ", it climbs to " + words.holder(turn.nextTier(), turn.nextHolder());
    }

    static List<StepView> steps(Escalation escalation) {
        Step now = escalation.turn().step();
        List<StepView> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            if (step != Step.CLOSED) {
                steps.add(new StepView(step.word(), step.meaning(), state(step, now, escalation), step == now));
            }
        }
        return steps;
    }

    private static String state(Step step, Step now, Escalation escalation) {
        if (escalation.closure() == Closure.CONDITION_CLEARED) {
            return "Not needed";
        }
        return step == now ? "Now" : step.compareTo(now) < 0 ? "Done" : "To come";
    }

    static CaseView caseView(Breach breach, Words words) {
        return new CaseView(breach.fingerprint().subject().ref(), breach.severity().word(), breach.state().word(),
                breach.state() == Breach.State.OPEN, breach.deadline() == null ? "" : words.deadline(breach.deadline()),
                breach.explanation());
    }

    static StoryView storyView(StoryEntry entry, Words words) {
        return new StoryView(entry.happening().word(), entry.actor().equals("plumbline") ? "Plumbline" : words.person(entry.actor()),
                BusinessTime.write(entry.at()), entry.at().toString(), words.tier(entry.tier()), entry.detail());
    }

    static PlanView planView(ActionPlan plan, Set<String> workers, boolean acting, Words words) {
        return new PlanView(plan.number(), plan.state().word(), plan.goal(), plan.reason(), plan.change(), plan.success(),
                words.person(plan.draftedBy()) + ", " + BusinessTime.write(plan.draftedAt()),
                plan.decidedBy() == null || plan.decidedAt() == null ? ""
                        : words.person(plan.decidedBy()) + ", " + BusinessTime.write(plan.decidedAt()),
                plan.comment(),
                plan.actions().stream().map(action -> actionView(action,
                        acting && plan.state() == ActionPlan.State.AGREED && workers.contains(action.owner()), words)).toList());
    }

    private static ActionView actionView(ActionPlan.Action action, boolean own, Words words) {
        LocalDate due = action.dueOn();
        return new ActionView(action.id(), action.number(), action.title(), words.person(action.owner()), BusinessTime.write(due),
                action.successMeasure(), action.vehicle(), action.word(), own && action.doneAt() == null,
                action.evidence().stream().map(each -> new EvidenceView(each.id(), each.note(), each.link(), each.fileName(),
                        words.person(each.attachedBy()) + ", " + BusinessTime.write(each.attachedAt()))).toList());
    }
}
