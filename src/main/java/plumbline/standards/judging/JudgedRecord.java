package plumbline.standards.judging;

import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A record that at least one standard has judged, or in which something is wrong, for the standards on data quality.
 *
 * @param ref        the record's type and reference, unique over all types
 * @param person     the person it concerns, if any
 * @param unit       the unit that answers for it
 * @param judged     whether a standard has judged it
 * @param complete   whether it has every date that the standards which judged it need
 * @param impossible whether it holds a date that cannot be: later than the day of judging, before birth, or an end before its start
 * @param duplicate  whether another record says the same of the same person on the same day
 */
public record JudgedRecord(String ref, @Nullable String person, UnitId unit, boolean judged, boolean complete, boolean impossible, boolean duplicate) {

    JudgedRecord and(JudgedRecord other) {
        return new JudgedRecord(ref, person, unit, judged || other.judged, complete && other.complete, impossible || other.impossible,
                duplicate || other.duplicate);
    }
}
