package plumbline.breaches.whatif;

import java.util.Optional;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Which cases of a what-if to list; what is empty does not narrow.
 *
 * @param unit the unit and everything below it
 */
public record ImpactFilter(Optional<Impact.Effect> effect, Optional<StandardId> standard, Optional<UnitId> unit) {
}
