package plumbline.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates. Two ways of writing them are known, day/month/year and ISO year-month-day; everything else is no date. A
 * month is never guessed from a day.
 */
public final class Dates {

    /** What to say when a cell is no date. */
    static final String EXPECTED = "a date written day/month/year, for example 14/04/2026, or 2026-04-14";

    private Dates() {
    }

    /** Reads like {@link #read}, but makes each day once: a file has few different days and many cells. For one file and one thread. */
    static final class Remembered {

        private static final int FIRST_YEAR = 1900;
        private static final int YEARS = 200;
        private static final int MONTHS = 12;
        private static final int DAYS = 31;
        private static final int LENGTH = 10;

        private final @Nullable LocalDate[] days = new LocalDate[YEARS * MONTHS * DAYS];

        @Nullable LocalDate read(String text) {
            if (text.length() == LENGTH && text.charAt(2) == '/' && text.charAt(5) == '/') {
                return read(text, number(text, 6, LENGTH, 4), number(text, 3, 5, 2), number(text, 0, 2, 2));
            }
            if (text.length() == LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return read(text, number(text, 0, 4, 4), number(text, 5, 7, 2), number(text, 8, LENGTH, 2));
            }
            return text.isEmpty() ? null : Dates.read(text);
        }

        private @Nullable LocalDate read(String text, int year, int month, int day) {
            if (year < FIRST_YEAR || year >= FIRST_YEAR + YEARS || month < 1 || month > MONTHS || day < 1 || day > DAYS) {
                return Dates.read(text);
            }
            int place = ((year - FIRST_YEAR) * MONTHS + month - 1) * DAYS + day - 1;
            if (days[place] == null) {
                days[place] = Dates.read(text);
            }
            return days[place];
        }
    }

    /** The date, or {@code null} when the text is none. */
    public static @Nullable LocalDate read(String text) {
        int slash = text.indexOf('/');
        return slash > 0 ? dayMonthYear(text, slash) : iso(text);
    }

    /** A date written month/day/year, as the regulator's converted extract writes it, or {@code null}. */
    public static @Nullable LocalDate readMonthFirst(String text) {
        int slash = text.indexOf('/');
        int second = text.indexOf('/', slash + 1);
        return slash < 1 || second < 0 ? iso(text)
                : day(number(text, second + 1, text.length(), 4), number(text, 0, slash, 2), number(text, slash + 1, second, 2));
    }

    private static @Nullable LocalDate dayMonthYear(String text, int slash) {
        int second = text.indexOf('/', slash + 1);
        if (second < 0) {
            return null;
        }
        return day(number(text, second + 1, text.length(), 4), number(text, slash + 1, second, 2), number(text, 0, slash, 2));
    }

    private static @Nullable LocalDate iso(String text) {
        boolean atMidnight = text.length() > 10 && text.substring(10).matches("[T ]00:00(:00(\\.0+)?)?");
        if ((text.length() != 10 && !atMidnight) || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        return day(number(text, 0, 4, 4), number(text, 5, 7, 2), number(text, 8, 10, 2));
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        if (year < 1000 || month < 1 || day < 1) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** A number of at most so many digits (a year has exactly four), or -1. */
    private static int number(String text, int from, int to, int digits) {
        int length = to - from;
        if (length < 1 || length > digits || (digits == 4 && length != 4)) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
