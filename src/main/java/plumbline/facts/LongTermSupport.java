package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * One unbroken spell of long-term support: one or adjoining long-term services with a gap of at most one day (the
 * national method for "12 months of support"). Derived from services when facts are read.
 *
 * @param beganOn the first day of the first service; {@code null} when a service has no start date
 * @param endedOn the last day, or {@code null} while support goes on
 */
public record LongTermSupport(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate beganOn,
                              @Nullable LocalDate endedOn) implements Fact {
}
