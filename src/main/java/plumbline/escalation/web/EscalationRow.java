package plumbline.escalation.web;

import java.util.UUID;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Turn;

/**
 * An escalation as a row of a list, all in words.
 *
 * @param holder who holds it, with the tier
 * @param due    when the limit of the step passes; empty once closed and while muted
 * @param climbs where it goes then; empty once closed and while muted
 */
record EscalationRow(UUID id, String reference, String standard, String standardTitle, String unit, String severity, String state,
                     boolean open, String step, String holder, String due, String left, boolean overdue, String climbs,
                     String opened, String age, int cases, int casesInBreach, int overdueActions) {

    static EscalationRow of(EscalationSummary summary, Words words) {
        Escalation escalation = summary.escalation();
        Turn turn = escalation.turn();
        String due = turn.dueAt() == null || summary.mutedBy() != null ? "" : words.deadline(turn.dueAt());
        String left = summary.mutedBy() != null ? "Muted by " + summary.mutedBy() : turn.dueAt() == null ? "" : turn.overdueSince() == null ? words.left(turn.dueAt())
                : "Overdue since " + BusinessTime.write(BusinessTime.dayOf(turn.overdueSince()));
        boolean overdue = summary.mutedBy() == null && turn.overdueSince() != null || turn.dueAt() != null && words.now().isAfter(turn.dueAt());
        String climbs = !escalation.open() || summary.mutedBy() != null ? "" : turn.nextTier() == null ? "Nobody above" : words.tier(turn.nextTier());
        return new EscalationRow(escalation.id().value(), escalation.reference(), escalation.standard().value(),
                words.standard(escalation.standard()), words.unit(escalation.unit()), escalation.severity().word(),
                escalation.closure() == null ? escalation.state().word() : escalation.closure().word(), escalation.open(),
                turn.step().word(), words.holder(turn.tier(), turn.holder()), due, left, overdue, climbs,
                BusinessTime.write(BusinessTime.dayOf(escalation.openedAt())), words.age(escalation.openedAt()), summary.cases(),
                summary.casesInBreach(), summary.overdueActions());
    }
}
