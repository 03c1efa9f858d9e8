package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A quality-assurance visit to a location. A booking is not a visit.
 *
 * @param locationId  the CQC location id
 * @param bookedFor   the day it is booked for
 * @param completedOn the day it took place and was recorded
 */
public record QualityVisit(String ref, String locationId, UnitId unit, @Nullable LocalDate bookedFor,
                           @Nullable LocalDate completedOn) implements Fact {
}
