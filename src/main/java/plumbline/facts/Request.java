package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A request for support (Client Level Data event type Request, or an open request from the case system).
 *
 * @param acceptedOn     the day the request was accepted; starts the assessment clock
 * @param withdrawnOn    the day the person withdrew it
 * @param needsAssessment whether it is or became a request for a needs assessment: its outcome progresses to assessment, or it is still open
 */
public record Request(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate acceptedOn,
                      @Nullable LocalDate withdrawnOn, boolean needsAssessment) implements Fact {
}
