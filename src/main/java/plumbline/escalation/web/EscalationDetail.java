package plumbline.escalation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.Breach;
import plumbline.core.Page;
import plumbline.escalation.ActionPlan;
import plumbline.escalation.DueDateMove;
import plumbline.escalation.Escalations;
import plumbline.escalation.OverdueActions;
import plumbline.escalation.Slippage;
import plumbline.escalation.StoryEntry;

/**
 * One escalation with everything that belongs to it, as the API gives it.
 *
 * @param cases the first page of its cases; the rest by {@code /cases?page=2}
 * @param plans the latest first
 * @param aboutActions the overdue actions it is about; none unless it is about one
 */
record EscalationDetail(EscalationView escalation, CasePage cases, List<StoryView> story, List<PlanView> plans,
                        List<AboutView> aboutActions) {

    /** The overdue action of another escalation's plan that this one is about. */
    record AboutView(String escalation, String reference, int plan, int action, String title, String owner) {
        static AboutView of(OverdueActions.About about) {
            return new AboutView(about.escalation().toString(), about.reference(), about.plan(), about.action(), about.title(), about.owner());
        }
    }

    /** The escalation about an overdue action. */
    record FollowUpView(String escalation, String reference, boolean open) {
        static @Nullable FollowUpView of(OverdueActions.@Nullable FollowUp followUp) {
            return followUp == null ? null : new FollowUpView(followUp.escalation().toString(), followUp.reference(), followUp.open());
        }
    }

    /** One page of cases; {@code page} counts from 1. */
    record CasePage(List<CaseView> cases, int page, int pages, int total) {
        static CasePage of(Page<Breach> page) {
            return new CasePage(page.items().stream().map(CaseView::of).toList(), page.number(), page.pages(), page.total());
        }
    }

    /** One breach that the escalation carries. */
    record CaseView(String breach, String subject, @Nullable String person, String severity, String state, @Nullable Instant deadline,
                    String explanation, @Nullable Integer ruleSetVersion) {
        static CaseView of(Breach breach) {
            return new CaseView(breach.id().toString(), breach.fingerprint().subject().ref(), breach.fingerprint().subject().personRef(),
                    breach.severity().name(), breach.state().name(), breach.deadline(), breach.explanation(), breach.ruleSet());
        }
    }

    /** One entry of the story so far. */
    record StoryView(int number, Instant at, String actor, String happening, String words, int tier, String detail) {
        static StoryView of(StoryEntry entry) {
            return new StoryView(entry.number(), entry.at(), entry.actor(), entry.happening().name(), entry.happening().word(),
                    entry.tier(), entry.detail());
        }
    }

    /**
     * One plan.
     *
     * @param slippageWorkingDays how far all due dates together are from what was agreed first, in working days
     * @param slippage            the same in words
     */
    record PlanView(String id, int number, String state, String goal, String reason, String change, String success,
                    String draftedBy, Instant draftedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, String comment,
                    int slippageWorkingDays, String slippage, List<ActionView> actions) {
        static PlanView of(ActionPlan plan, Slippage slippage, Map<UUID, OverdueActions.FollowUp> followedUp) {
            return new PlanView(plan.id().toString(), plan.number(), plan.state().name(), plan.goal(), plan.reason(), plan.change(),
                    plan.success(), plan.draftedBy(), plan.draftedAt(), plan.decidedBy(), plan.decidedAt(), plan.comment(),
                    slippage.workingDays(plan), slippage.words(plan), plan.actions().stream().map(action ->
                            ActionView.of(action, slippage, followedUp.get(action.id()))).toList());
        }
    }

    /**
     * One action.
     *
     * @param dueOn       the day its owner promises now
     * @param firstDueOn  the day that was agreed first
     * @param agreedDueOn the day that was agreed last, after which it is overdue
     * @param moved       how far the due date is from the first one, in words; empty when it is the same
     * @param followUp    the latest escalation about its being overdue; {@code null} when there never was one
     */
    record ActionView(String id, int number, String title, String owner, LocalDate dueOn, LocalDate firstDueOn, LocalDate agreedDueOn,
                      int slippageWorkingDays, String moved, List<MoveView> moves, String successMeasure, String vehicle,
                      @Nullable Instant doneAt, @Nullable Instant overdueAt, @Nullable FollowUpView followUp, List<EvidenceView> evidence) {
        static ActionView of(ActionPlan.Action action, Slippage slippage, OverdueActions.@Nullable FollowUp followUp) {
            return new ActionView(action.id().toString(), action.number(), action.title(), action.owner(), action.dueOn(), action.firstDueOn(),
                    action.agreedDueOn(), slippage.workingDays(action), slippage.words(action), action.moves().stream().map(MoveView::of).toList(),
                    action.successMeasure(), action.vehicle(), action.doneAt(), action.overdueAt(), FollowUpView.of(followUp),
                    action.evidence().stream().map(EvidenceView::of).toList());
        }
    }

    /** One move of a due date; {@code state} is ASKED until the tier above has agreed or refused it. */
    record MoveView(LocalDate from, LocalDate to, String reason, String movedBy, Instant movedAt, String state, @Nullable String decidedBy,
                    @Nullable Instant decidedAt, String comment) {
        static MoveView of(DueDateMove move) {
            return new MoveView(move.from(), move.to(), move.reason(), move.movedBy().words(), move.movedAt(), move.state().name(),
                    move.decidedBy() == null ? null : move.decidedBy().words(), move.decidedAt(), move.comment());
        }
    }

    /** One piece of evidence; its file, if any, is at {@code /evidence/{id}}. */
    record EvidenceView(String id, String note, String link, @Nullable String fileName, String attachedBy, Instant attachedAt) {
        static EvidenceView of(ActionPlan.Evidence evidence) {
            return new EvidenceView(evidence.id().toString(), evidence.note(), evidence.link(), evidence.fileName(),
                    evidence.attachedBy(), evidence.attachedAt());
        }
    }
}
