package plumbline.organisation;

import java.util.Optional;
import plumbline.core.UnitId;

/**
 * One node of the organisation.
 *
 * @param name   what people call it
 * @param parent the unit above, empty for the council itself
 */
public record OrgUnit(UnitId id, UnitKind kind, String name, Optional<UnitId> parent) {
}
