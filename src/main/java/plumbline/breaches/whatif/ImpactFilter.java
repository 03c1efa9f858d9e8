package plumbline.breaches.whatif;

import java.util.Optional;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Which cases of a what-if to list; what is empty does not narrow.
 *
 * @param unit     the unit and everything below it
 * @param provider the id of the provider that they are about, by itself or by one of its locations
 */
public record ImpactFilter(Optional<Impact.Effect> effect, Optional<StandardId> standard, Optional<UnitId> unit, Optional<String> provider) {

    /** About anybody. */
    public ImpactFilter(Optional<Impact.Effect> effect, Optional<StandardId> standard, Optional<UnitId> unit) {
        this(effect, standard, unit, Optional.empty());
    }
}
