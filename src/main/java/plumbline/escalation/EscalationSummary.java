package plumbline.escalation;

import org.jspecify.annotations.Nullable;

/**
 * An escalation as lists show it.
 *
 * @param cases          how many breaches it carries
 * @param casesInBreach  how many of them still are
 * @param overdueActions how many actions of its plan are past their due date and not done
 * @param mutedBy        the reference of the escalation that mutes it; {@code null} when none does
 */
public record EscalationSummary(Escalation escalation, int cases, int casesInBreach, int overdueActions, @Nullable String mutedBy) {

    EscalationSummary of(Escalation other) {
        return new EscalationSummary(other, cases, casesInBreach, overdueActions, mutedBy);
    }
}
