package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;

/**
 * When something happened: a London day, with its instant if the clock runs to the minute.
 */
record Moment(LocalDate day, @Nullable Instant instant) {

    static Moment on(LocalDate day) {
        return new Moment(day, null);
    }

    static Moment at(Instant instant) {
        return new Moment(BusinessTime.dayOf(instant), instant);
    }

    /** Whether this is later than the other, to the minute if both are known so well. */
    boolean after(Moment other) {
        return instant != null && other.instant() != null ? instant.isAfter(other.instant()) : day.isAfter(other.day());
    }

    String words() {
        return instant != null ? BusinessTime.write(instant) : BusinessTime.write(day);
    }

    /** In ISO form, for machines. */
    String iso() {
        return instant != null ? instant.toString() : day.toString();
    }
}
