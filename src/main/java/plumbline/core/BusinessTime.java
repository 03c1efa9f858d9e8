package plumbline.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one time zone and the one way of writing dates that the whole service shares. Instants are UTC everywhere;
 * days are days in London.
 */
public final class BusinessTime {

    /** Where the council's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** The ends of the days of a century from 1970: every deadline needs one. Threads may reckon one twice, but not otherwise. */
    private static final @Nullable Instant[] ENDS = new Instant[36_525];
    /** Where the same days begin: what changes by itself mostly does so then. */
    private static final @Nullable Instant[] STARTS = new Instant[ENDS.length];
    /** The same days in words: every finding tells of several. */
    private static final @Nullable String[] WORDS = new String[ENDS.length];
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMMM yyyy 'at' HH:mm zzz", Locale.UK);

    /** London had summer time all year before. */
    private static final int TWO_OFFSETS_SINCE = 1972;

    private BusinessTime() {
    }

    /** The London day on which an instant falls. */
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The last whole second of a London day: deadlines are inclusive to 23:59:59. */
    public static Instant endOf(LocalDate day) {
        long number = day.toEpochDay();
        if (number < 0 || number >= ENDS.length) {
            return reckonedEnd(day);
        }
        Instant end = ENDS[(int) number];
        if (end == null) {
            end = reckonedEnd(day);
            ENDS[(int) number] = end;
        }
        return end;
    }

    private static Instant reckonedEnd(LocalDate day) {
        // No clock change in London touches this hour, so the offset of the wall clock is the only one there is.
        LocalDateTime end = LocalDateTime.of(day, LAST_SECOND);
        return end.toInstant(ZONE.getRules().getOffset(end));
    }

    /** The first instant of a London day. */
    public static Instant startOf(LocalDate day) {
        long number = day.toEpochDay();
        if (number < 0 || number >= STARTS.length) {
            return day.atStartOfDay(ZONE).toInstant();
        }
        Instant start = STARTS[(int) number];
        if (start == null) {
            start = day.atStartOfDay(ZONE).toInstant();
            STARTS[(int) number] = start;
        }
        return start;
    }

    /** A day as people read it, for example {@code Tue 14 April 2026}. */
    public static String write(LocalDate day) {
        long number = day.toEpochDay();
        if (number < 0 || number >= WORDS.length) {
            return DAY.format(day);
        }
        String words = WORDS[(int) number];
        if (words == null) {
            words = DAY.format(day);
            WORDS[(int) number] = words;
        }
        return words;
    }

    /** An instant as people read it, with the zone abbreviation so that the hour that repeats in autumn is told apart. */
    public static String write(Instant instant) {
        ZonedDateTime at = instant.atZone(ZONE);
        if (at.getYear() < TWO_OFFSETS_SINCE) {
            return MOMENT.format(at);
        }
        // As the formatter writes it, which takes longer than all else that is said of a clock to the minute.
        return write(at.toLocalDate()) + " at " + twoDigits(at.getHour()) + ":" + twoDigits(at.getMinute()) + (at.getOffset().getTotalSeconds() == 0 ? " GMT" : " BST");
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
