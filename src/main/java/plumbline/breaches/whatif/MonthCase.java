package plumbline.breaches.whatif;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.Fingerprint;
import plumbline.core.Severity;
import plumbline.core.UnitId;

/**
 * A breach that was open at a month end by the rules in force, or would have been by those on trial.
 *
 * @param severity by the rules in force where it was open by them, else by those on trial
 * @param deadline likewise; {@code null} where the standard has none
 * @param before   whether it was open by the rules in force
 * @param after    whether it would have been by those on trial
 */
public record MonthCase(Fingerprint breach, UnitId unit, @Nullable Severity severity, @Nullable Instant deadline, boolean before, boolean after) {

    /** By which rules it is asked what was open. */
    public enum Rules {
        IN_FORCE("By the rules in force"),
        CHANGED("By the changed rules");

        private final String word;

        Rules(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }
}
