package plumbline.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A day on which a person's long-term package began or changed: a long-term service started that does not merely carry on
 * one of the same component that ended the day before (some councils restart every service each April). Derived from
 * services when facts are read; at most one for each person and day.
 *
 * @param beganOn the day the new or changed package began
 * @param entry   whether the person had no long-term support the day before, so that this is their entry to the service
 * @param endedOn the day that package ended
 */
public record PackageStart(String ref, long personId, String personRef, UnitId unit, @Nullable LocalDate beganOn,
                           boolean entry, @Nullable LocalDate endedOn) implements Fact {
}
