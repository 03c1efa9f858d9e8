package plumbline.breaches.whatif;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.breaches.Fingerprint;

/**
 * One breach that changed rules would open, clear or change.
 *
 * @param before      its severity now, or {@code null} when it is not open
 * @param after       its severity then, or {@code null} when it would not be found
 * @param explanation what the changed rules say, or, when they say nothing, what is said now
 */
public record ImpactCase(Impact.Effect effect, Fingerprint breach, UnitId unit, @Nullable Severity before, @Nullable Severity after,
                         @Nullable Instant deadline, String explanation) {
}
