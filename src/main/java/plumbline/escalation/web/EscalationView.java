package plumbline.escalation.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Turn;

/**
 * An escalation as the API gives it.
 *
 * @param actsNext who has to act for the step to end; {@code null} while the rule tests again
 * @param climbsAt the last moment in time at this tier; {@code null} once closed and while muted
 * @param climbsTo where it goes when that passes; {@code null} at the top, once closed and while muted
 * @param mutedBy  the reference of the systemic escalation that mutes it; {@code null} when none does
 */
record EscalationView(String id, String reference, String standard, String standardTitle, String unit, String unitName,
                      String kind, String severity, String state, @Nullable String closure, int tier, String tierName,
                      @Nullable String holder, String step, String stepName, @Nullable String actsNext,
                      @Nullable Instant climbsAt, @Nullable ClimbsTo climbsTo, boolean overdue, Instant openedAt,
                      @Nullable Instant closedAt, int cases, int casesInBreach, int overdueActions, @Nullable String mutedBy, int version) {

    /** The next tier. */
    record ClimbsTo(int tier, String tierName, @Nullable String holder) {
    }

    static EscalationView of(EscalationSummary summary, Words words) {
        Escalation escalation = summary.escalation();
        Turn turn = escalation.turn();
        ClimbsTo climbsTo = turn.nextTier() == null ? null
                : new ClimbsTo(turn.nextTier(), words.tier(turn.nextTier()), turn.nextHolder());
        return new EscalationView(escalation.id().toString(), escalation.reference(), escalation.standard().value(),
                words.standard(escalation.standard()), escalation.unit().value(), words.unit(escalation.unit()),
                escalation.kind().name(), escalation.severity().name(), escalation.state().name(),
                escalation.closure() == null ? null : escalation.closure().name(), turn.tier(), words.tier(turn.tier()),
                turn.holder(), turn.step().name(), turn.step().word(), turn.actsNext(), summary.mutedBy() == null ? turn.dueAt() : null, summary.mutedBy() == null ? climbsTo : null,
                summary.mutedBy() == null && overdue(turn, words.now()), escalation.openedAt(), escalation.closedAt(), summary.cases(),
                summary.casesInBreach(), summary.overdueActions(), summary.mutedBy(), escalation.version());
    }

    private static boolean overdue(Turn turn, Instant now) {
        return turn.overdueSince() != null || turn.dueAt() != null && now.isAfter(turn.dueAt());
    }
}
