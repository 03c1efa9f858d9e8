package plumbline.assurance;

import java.util.Optional;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.EscalationState;
import plumbline.escalation.Step;

/**
 * Which escalations to list; what is empty does not narrow.
 *
 * @param area           the code of a service area as the board counts it: the area itself and its teams, or the unit
 *                       above all areas that the escalation belongs to
 * @param overdueActions only those whose plan has an action past its due date
 * @param pastLimit      only those whose limit has passed at the top, where nobody is above
 */
public record EscalationQuery(Optional<EscalationState> state, Optional<Integer> tier, Optional<AgeBand> age,
                              Optional<String> area, Optional<StandardId> standard, Optional<Severity> severity,
                              Optional<Step> step, boolean overdueActions, boolean pastLimit) {

    /** Everything that is open: what the board counts. */
    public static final EscalationQuery OPEN = new EscalationQuery(Optional.of(EscalationState.OPEN), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
}
