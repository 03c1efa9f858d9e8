package plumbline.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;

/**
 * A London day with or without an instant, as an event list gives it. A time that does not name one instant stays without:
 * it is never guessed.
 *
 * @param day   the London day
 * @param at    the instant, or {@code null} when no time was given or it names none
 * @param doubt what is wrong with the time, or {@code null}
 */
record LocalMoment(LocalDate day, @Nullable Instant at, @Nullable String doubt) {

    static final String EXPECTED_TIME = "a time such as 14:30, or 01:30+01:00 in the hour that repeats in autumn";

    /** Reads a date cell and a time cell; {@code null} when the date cell is no date. */
    static @Nullable LocalMoment read(String date, String time) {
        if (date.indexOf('T') > 0) {
            return instant(date);
        }
        LocalDate day = Dates.read(date);
        if (day == null) {
            return null;
        }
        if (time.isEmpty()) {
            return new LocalMoment(day, null, null);
        }
        return withTime(day, time);
    }

    private static @Nullable LocalMoment instant(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return new LocalMoment(BusinessTime.dayOf(at), at, null);
        } catch (DateTimeException notAnInstant) {
            int split = text.indexOf('T');
            LocalDate day = Dates.read(text.substring(0, split));
            return day == null ? null : withTime(day, text.substring(split + 1));
        }
    }

    private static LocalMoment withTime(LocalDate day, String time) {
        try {
            if (time.endsWith("Z") || time.indexOf('+') > 0) {
                OffsetTime exact = OffsetTime.parse(time);
                return ofOffset(day, exact);
            }
            return ofLocal(LocalDateTime.of(day, LocalTime.parse(time.length() == 4 ? "0" + time : time)));
        } catch (DateTimeException notATime) {
            return new LocalMoment(day, null, EXPECTED_TIME);
        }
    }

    private static LocalMoment ofOffset(LocalDate day, OffsetTime time) {
        List<ZoneOffset> valid = BusinessTime.ZONE.getRules().getValidOffsets(day.atTime(time.toLocalTime()));
        Instant at = day.atTime(time).toInstant();
        if (!valid.contains(time.getOffset()) && !time.getOffset().equals(ZoneOffset.UTC)) {
            return new LocalMoment(day, null, "an offset that London has at that time: +00:00 or, in summer, +01:00");
        }
        return new LocalMoment(BusinessTime.dayOf(at), at, null);
    }

    private static LocalMoment ofLocal(LocalDateTime local) {
        List<ZoneOffset> valid = BusinessTime.ZONE.getRules().getValidOffsets(local);
        if (valid.size() == 1) {
            return new LocalMoment(local.toLocalDate(), local.toInstant(valid.get(0)), null);
        }
        return new LocalMoment(local.toLocalDate(), null, valid.isEmpty()
                ? "a time that exists: the clocks went forward over this one"
                : "which of the two: this hour happened twice; write " + local.toLocalTime() + "+01:00 (summer time) or " + local.toLocalTime() + "+00:00");
    }
}
