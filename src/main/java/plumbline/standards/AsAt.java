package plumbline.standards;

import java.time.Instant;
import java.time.LocalDate;
import plumbline.core.BusinessTime;

/**
 * The moment at which facts are judged. What happened later has not happened yet.
 *
 * @param instant the moment
 */
public record AsAt(Instant instant) {

    /** The end of a London day. */
    public static AsAt endOf(LocalDate day) {
        return new AsAt(BusinessTime.endOf(day));
    }

    /** The London day of the moment. */
    public LocalDate day() {
        return BusinessTime.dayOf(instant);
    }
}
