package plumbline.standards.judging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.Outcome;

/**
 * A case as a standard has judged it, for the standards that are rates over it.
 *
 * @param standard   the standard that judged it
 * @param ref        the record's type and reference
 * @param person     the person it concerns, if any
 * @param unit       the unit that answers for it
 * @param outcome    what came out
 * @param doneOn     the day the duty was done, or {@code null} when it was not or the day is not known
 * @param dayMissing whether the source says it was done but not when
 */
public record JudgedCase(StandardId standard, String ref, @Nullable String person, UnitId unit, Outcome outcome, @Nullable LocalDate doneOn, boolean dayMissing) {
}
