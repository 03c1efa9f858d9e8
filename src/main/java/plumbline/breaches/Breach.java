package plumbline.breaches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.evaluation.RunId;

/**
 * The long-lived record that findings open, renew, clear and reopen.
 *
 * @param unit        the unit that answers for it
 * @param severity    as the last finding that saw it said
 * @param deadline    when it should have been done, or {@code null} for rates and ratings
 * @param openedAt    when a finding first opened it
 * @param lastSeenAt  when a finding last renewed it
 * @param timesSeen   how many runs have seen it
 * @param clearedAt   when the rule that raised it tested clean, or {@code null} while it is open or when its standard was retired
 * @param lastRun     the run that last said something about it; {@code null} for what was raised by hand
 * @param ruleSet     the number of the rule set version that run judged by; {@code null} for what was raised by hand
 * @param explanation the paragraph of that run's finding
 */
public record Breach(BreachId id, Fingerprint fingerprint, UnitId unit, Severity severity, @Nullable Instant deadline,
                     State state, Instant openedAt, Instant lastSeenAt, int timesSeen, @Nullable Instant clearedAt,
                     @Nullable RunId lastRun, @Nullable Integer ruleSet, String explanation) {

    /** Where a breach is in its life. */
    public enum State {
        OPEN("Open"),
        CLEARED("Cleared"),
        /** A director closed it because its standard is no longer among the rules. */
        RETIRED("Closed, standard retired");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }
}
