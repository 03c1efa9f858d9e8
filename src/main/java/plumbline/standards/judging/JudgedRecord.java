package plumbline.standards.judging;

import plumbline.core.UnitId;

/**
 * A record that at least one standard has judged, for the standards on data quality.
 *
 * @param ref      the record's type and reference, unique over all types
 * @param unit     the unit that answers for it
 * @param complete whether it has every date that the standards which judged it need
 */
public record JudgedRecord(String ref, UnitId unit, boolean complete) {
}
