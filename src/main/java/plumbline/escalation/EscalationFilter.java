package plumbline.escalation;

import java.util.Optional;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Which escalations to list; what is empty does not narrow.
 *
 * @param unit that unit and every unit below it
 */
public record EscalationFilter(Optional<EscalationState> state, Optional<Integer> tier, Optional<StandardId> standard,
                               Optional<UnitId> unit, Optional<Severity> severity, Optional<Step> step) {

    /** Everything that is open. */
    public static final EscalationFilter OPEN = new EscalationFilter(Optional.of(EscalationState.OPEN), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
