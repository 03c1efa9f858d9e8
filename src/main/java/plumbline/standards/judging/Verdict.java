package plumbline.standards.judging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.standards.Judgement;

/**
 * A judgement, and what it tells about its record.
 *
 * @param recordRef      the record's type and reference
 * @param dateMissing    whether a date the standard needs is missing from the record
 * @param doneOn         the day the duty was done, even when its start is not known; {@code null} when it was not
 * @param doneDayMissing whether the source says it was done but not when
 */
record Verdict(Judgement judgement, String recordRef, boolean dateMissing, @Nullable LocalDate doneOn, boolean doneDayMissing) {

    /** The verdict of a standard without a clock. */
    Verdict(Judgement judgement, String recordRef, boolean dateMissing) {
        this(judgement, recordRef, dateMissing, null, false);
    }

    /** The verdict of a clock with what stopped it. */
    static Verdict of(Judgement judgement, String recordRef, boolean dateMissing, Stop stop) {
        return new Verdict(judgement, recordRef, dateMissing, stop instanceof Stop.Happened happened ? happened.moment().day() : null,
                stop instanceof Stop.Unknown unknown && unknown.dateMissing());
    }
}
