package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * An application for a standard authorisation under the deprivation of liberty safeguards.
 *
 * @param receivedOn             the day the council received the request
 * @param urgentEndsOn           the last day of an urgent authorisation, if one is running
 * @param assessmentsCompletedOn the day all six assessments were complete
 * @param withdrawnOn            the day the application was withdrawn
 */
public record DolsApplication(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate receivedOn,
                              @Nullable LocalDate urgentEndsOn, @Nullable LocalDate assessmentsCompletedOn,
                              @Nullable LocalDate withdrawnOn) implements Fact {
}
