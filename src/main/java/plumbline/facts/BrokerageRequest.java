package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A request to find a care package.
 *
 * @param sentOn        the day the approved support plan was sent to brokerage
 * @param acceptedOn    the day a provider accepted
 * @param careStartsOn  the start date the provider gave; acceptance without one does not stop the clock
 * @param inHospital    whether the person is in hospital
 * @param withdrawnOn   the day the request was withdrawn
 */
public record BrokerageRequest(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate sentOn,
                               @Nullable LocalDate acceptedOn, @Nullable LocalDate careStartsOn, boolean inHospital,
                               @Nullable LocalDate withdrawnOn) implements Fact {
}
