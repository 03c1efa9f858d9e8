package plumbline.breaches;

import java.util.Optional;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Which breaches to list; what is empty does not narrow.
 *
 * @param subject a person, case, location or unit reference, exactly
 * @param unit    the unit and everything below it
 */
public record BreachFilter(Optional<Breach.State> state, Optional<StandardId> standard, Optional<UnitId> unit,
                           Optional<Severity> severity, Optional<String> subject) {
}
