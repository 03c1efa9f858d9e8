package plumbline.benchmark;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Assessment;
import plumbline.facts.CaseRecord;

/**
 * Whether and when a duty was done, for {@link PlainLoop}.
 *
 * @param on      the day, if it is known to have come
 * @param unknown whether it cannot be told
 */
record PlainStop(@Nullable LocalDate on, boolean unknown) {

    static final PlainStop NOT_YET = new PlainStop(null, false);
    static final PlainStop UNKNOWN = new PlainStop(null, true);

    static PlainStop happened(LocalDate day) {
        return new PlainStop(day, false);
    }

    /** A day on the record itself; one before the start cannot be right. */
    static PlainStop onDay(@Nullable LocalDate start, @Nullable LocalDate day, LocalDate today) {
        if (day == null || day.isAfter(today)) {
            return NOT_YET;
        }
        return start != null && day.isBefore(start) ? UNKNOWN : happened(day);
    }

    /** An event of a case record, which may have happened on a day that nobody wrote down. */
    static PlainStop of(CaseRecord record, String started, String done, LocalDate today) {
        LocalDate day = record.day(done);
        return day == null && record.happened(done) ? UNKNOWN : onDay(record.day(started), day, today);
    }

    /** The sign-off of the first assessment begun since the start. */
    static PlainStop assessmentBegunSince(LocalDate start, List<Assessment> assessments, LocalDate today) {
        Assessment first = null;
        boolean unplaced = false;
        for (Assessment assessment : assessments) {
            LocalDate placed = placed(assessment);
            if (assessment.kind() != Assessment.Kind.LONG_TERM) {
                continue;
            }
            unplaced |= placed == null;
            boolean counts = placed != null && !placed.isBefore(start) && !placed.isAfter(today);
            if (counts && (first == null || BY_PLACE.compare(assessment, first) < 0)) {
                first = assessment;
            }
        }
        if (first == null) {
            return unplaced ? UNKNOWN : NOT_YET;
        }
        return first.signedOffOn() == null ? UNKNOWN : onDay(placed(first), first.signedOffOn(), today);
    }

    private static final Comparator<Assessment> BY_PLACE = Comparator.comparing((Assessment assessment) -> Objects.requireNonNull(placed(assessment)))
            .thenComparing(Assessment::ref);

    static @Nullable LocalDate placed(Assessment assessment) {
        return assessment.beganOn() != null ? assessment.beganOn() : assessment.signedOffOn();
    }

    /** The last day in the twelve months before the start, or else the first one after it. */
    static PlainStop lastBeforeOrFirstAfter(LocalDate start, List<@Nullable LocalDate> days, LocalDate today) {
        LocalDate from = start.minusMonths(12);
        LocalDate last = null;
        LocalDate next = null;
        for (LocalDate day : days) {
            if (day == null || day.isAfter(today) || day.isBefore(from)) {
                continue;
            }
            if (day.isAfter(start)) {
                next = next == null || day.isBefore(next) ? day : next;
            } else {
                last = last == null || day.isAfter(last) ? day : last;
            }
        }
        return last != null ? happened(last) : next != null ? happened(next) : NOT_YET;
    }

    static PlainStop firstAfter(LocalDate start, List<@Nullable LocalDate> days, LocalDate today) {
        LocalDate next = null;
        for (LocalDate day : days) {
            if (day != null && !day.isAfter(today) && day.isAfter(start) && (next == null || day.isBefore(next))) {
                next = day;
            }
        }
        return next != null ? happened(next) : days.contains(null) ? UNKNOWN : NOT_YET;
    }

    /** Both are needed; the later one counts. */
    PlainStop and(PlainStop other) {
        if (on != null && other.on != null) {
            return on.isAfter(other.on) ? this : other;
        }
        boolean missing = on == null && !unknown || other.on == null && !other.unknown;
        return missing ? NOT_YET : UNKNOWN;
    }
}
