package plumbline.standards;

import java.time.Instant;
import java.time.LocalDate;
import plumbline.core.BusinessTime;

/**
 * The moment at which facts are judged. What happened later has not happened yet.
 *
 * @param instant the moment
 * @param day     the London day of the moment, which is asked for with every fact
 */
public record AsAt(Instant instant, LocalDate day) {

    public AsAt {
        if (!day.equals(BusinessTime.dayOf(instant))) {
            throw new IllegalArgumentException(instant + " is not on " + day);
        }
    }

    public AsAt(Instant instant) {
        this(instant, BusinessTime.dayOf(instant));
    }

    /** The end of a London day. */
    public static AsAt endOf(LocalDate day) {
        return new AsAt(BusinessTime.endOf(day));
    }
}
