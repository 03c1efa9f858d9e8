package plumbline.escalation.provider;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decides at a step.
 *
 * @param consequence   what it means under the contract; {@code null} when none was chosen
 * @param takesEffectOn from which day on
 * @param suspend       whether new placements stop; asked at the risk decision only
 * @param lift          whether the consequences are lifted; asked at the last step only
 */
public record ProviderDecision(String reason, @Nullable Consequence consequence, @Nullable LocalDate takesEffectOn, boolean suspend, boolean lift) {

    public ProviderDecision {
        reason = reason.strip();
    }
}
