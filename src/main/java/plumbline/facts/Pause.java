package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A spell during which clocks that allow its reason do not run: from the first day up to, not including, the last.
 *
 * @param from  the first paused day
 * @param until the day the clock runs again, or {@code null} while the pause goes on
 */
public record Pause(String ref, long personId, String personRef, UnitId unit, Reason reason,
                    LocalDate from, @Nullable LocalDate until) implements Fact {

    /** Why the clock is held. */
    public enum Reason { IN_HOSPITAL, PERSON_ASKED_TO_WAIT }
}
