package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A place or branch registered with the Care Quality Commission.
 *
 * @param ref             the CQC location id
 * @param unit            the unit that answers for the provider's quality
 * @param name            the location's name
 * @param providerId      the CQC provider id
 * @param ranByCouncil    whether the council provides it, or delivers it by a section 75 agreement
 * @param commissioned    whether a person the council supports has an open service there
 * @param socialCare      whether it is an adult social care service
 * @param deactivatedOn   the day its registration ended
 */
public record Location(String ref, UnitId unit, String name, String providerId, boolean ranByCouncil,
                       boolean commissioned, boolean socialCare, @Nullable LocalDate deactivatedOn) implements Fact {
}
