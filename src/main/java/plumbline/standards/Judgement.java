package plumbline.standards;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.Deadline;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * What one standard says about one subject and period. Evaluation stores it as a finding.
 *
 * @param period      which duty of the subject this is: the ISO day the clock started, or {@code rolling} for a continuing
 *                    condition; standard, subject and period together are the breach's fingerprint
 * @param unit        the unit that answers for it
 * @param severity    set when the outcome is BREACH or RED, else {@code null}
 * @param deadline    set for timescales whose start is known, else {@code null}
 * @param open        whether the duty is still to be done; a late but done one is a closed breach, counted but not escalated
 */
public record Judgement(StandardId standard, Subject subject, String period, UnitId unit, Outcome outcome,
                        @Nullable Severity severity, @Nullable Deadline deadline, boolean open,
                        Explanation explanation) {

    public Judgement {
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(explanation, "explanation");
        if (outcome.opensBreach() != (severity != null)) {
            throw new IllegalArgumentException(standard + ": " + outcome + " with severity " + severity);
        }
    }
}
