package plumbline.standards.judging;

import plumbline.standards.Judgement;

/**
 * A judgement, and what it tells about its record.
 *
 * @param recordRef   the record's type and reference
 * @param dateMissing whether a date the standard needs is missing from the record
 */
record Verdict(Judgement judgement, String recordRef, boolean dateMissing) {
}
