package plumbline.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The last moment at which something is still in time. Inclusive: what happens at {@link #at()} is in time.
 *
 * @param at      the last instant in time; for limits in days the last second of {@code lastDay} in London
 * @param lastDay the last London day in time
 * @param toTheMinute whether the limit is counted in hours, so that the time of day matters
 */
public record Deadline(Instant at, LocalDate lastDay, boolean toTheMinute) {

    public Deadline {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(lastDay, "lastDay");
    }

    /** A deadline at the end of a London day. */
    public static Deadline endOf(LocalDate day) {
        return new Deadline(BusinessTime.endOf(day), day, false);
    }

    /** A deadline at an instant. */
    public static Deadline at(Instant instant) {
        return new Deadline(instant, BusinessTime.dayOf(instant), true);
    }

    /** Whether something that happened on that day was in time. Never ask this of a deadline to the minute. */
    public boolean metOn(LocalDate day) {
        return !day.isAfter(lastDay);
    }

    /** Whether something that happened at that instant was in time. */
    public boolean metAt(Instant instant) {
        return toTheMinute ? !instant.isAfter(at) : metOn(BusinessTime.dayOf(instant));
    }

    /** The deadline as people read it. */
    public String words() {
        return toTheMinute ? BusinessTime.write(at) : BusinessTime.write(lastDay);
    }
}
