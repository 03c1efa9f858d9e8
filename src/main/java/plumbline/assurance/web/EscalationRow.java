package plumbline.assurance.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.assurance.Listed;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.escalation.Escalation;
import plumbline.escalation.Turn;

/**
 * An escalation as the list shows it.
 *
 * @param limit what happens when the limit passes, and when, in words
 */
record EscalationRow(String id, String reference, String standard, String unit, String severity, boolean critical,
                     String state, boolean open, String tier, String step, String actsNext, String limit, long days,
                     int cases, int casesInBreach, int overdueActions) {

    static EscalationRow of(Listed listed) {
        Escalation escalation = listed.summary().escalation();
        Turn turn = escalation.turn();
        return new EscalationRow(escalation.id().value().toString(), escalation.reference(), escalation.standard().value(),
                listed.unitName(), escalation.severity().word(), escalation.severity() == Severity.S1,
                escalation.state().word(), escalation.open(), listed.tierName(), turn.step().word(),
                listed.actsNext(), limit(listed.summary().mutedBy(), turn), listed.days(), listed.summary().cases(), listed.summary().casesInBreach(),
                listed.summary().overdueActions());
    }

    private static String limit(@Nullable String mutedBy, Turn turn) {
        if (mutedBy != null) {
            return "Muted by " + mutedBy;
        }
        Instant due = turn.dueAt();
        if (turn.overdueSince() != null) {
            return "Passed " + BusinessTime.write(BusinessTime.dayOf(turn.overdueSince()));
        }
        return due == null ? "None" : BusinessTime.write(BusinessTime.dayOf(due));
    }
}
