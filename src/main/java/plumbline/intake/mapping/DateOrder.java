package plumbline.intake.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Dates;

/** How the days of a column are written. Which it is is seen from all its values together; where they leave it open it is asked. */
public enum DateOrder {

    DAY_FIRST("day/month/year"),
    MONTH_FIRST("month/day/year"),
    ISO("year-month-day"),
    SERIAL("spreadsheet day numbers");

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?\\s*([AaPp])?[Mm]?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{4,5})(\\.\\d+)?");
    private static final Pattern NAMED_MONTH = Pattern.compile("(\\d{1,2})[ /-](\\p{Alpha}{3,9})[ /-](\\d{4})");
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** The day that spreadsheets count from; it makes up for the 29 February 1900 that they believe in. */
    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    /** Day numbers from 1954 to 2119: a year such as 2026 is none. */
    private static final int SMALLEST = 20_000;
    private static final int LARGEST = 80_000;
    private static final int MINUTES = 24 * 60;

    /**
     * A day as a cell writes it.
     *
     * @param time {@code 14:30}, or empty when there is none or it is midnight
     */
    public record Written(LocalDate day, String time) {

        /** As readers read it. */
        public String words() {
            return time.isEmpty() ? day.toString() : day + " " + time;
        }
    }

    private final String words;

    DateOrder(String words) {
        this.words = words;
    }

    /** How people say it. */
    public String words() {
        return words;
    }

    /** The day of a cell, or {@code null} when it is not written so. */
    public @Nullable Written read(String cell) {
        if (this == SERIAL) {
            return serial(cell);
        }
        int split = cell.indexOf('T') > 0 ? cell.indexOf('T') : cell.lastIndexOf(' ', Math.max(0, cell.indexOf(':')));
        boolean timed = split > 0 && cell.indexOf(':') > split;
        String time = timed ? time(cell.substring(split + 1).strip()) : "";
        LocalDate day = day(timed ? cell.substring(0, split).strip() : cell);
        return day == null || time == null ? null : new Written(day, time);
    }

    private @Nullable LocalDate day(String text) {
        Matcher named = NAMED_MONTH.matcher(text);
        if (named.matches()) {
            return named(named);
        }
        boolean iso = text.matches("\\d{4}-\\d{2}-\\d{2}");
        String slashed = iso ? text : text.replace('.', '/').replace('-', '/');
        return this == ISO ? iso ? Dates.read(text) : null : this == DAY_FIRST ? Dates.read(slashed) : Dates.readMonthFirst(slashed);
    }

    private static @Nullable LocalDate named(Matcher named) {
        int month = MONTHS.indexOf(named.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        try {
            return month == 0 ? null : LocalDate.of(Integer.parseInt(named.group(3)), month, Integer.parseInt(named.group(1)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable String time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            // One with an offset names its instant; what reads it later knows how.
            return text.matches("\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+]\\d{2}:\\d{2})") ? text : null;
        }
        int hour = Integer.parseInt(time.group(1));
        if (time.group(3) != null) {
            hour = hour % 12 + (time.group(3).equalsIgnoreCase("p") ? 12 : 0);
        }
        String written = "%02d:%s".formatted(hour, time.group(2));
        return written.equals("00:00") ? "" : written;
    }

    private static @Nullable Written serial(String cell) {
        Matcher number = NUMBER.matcher(cell);
        if (!number.matches() || Integer.parseInt(number.group(1)) < SMALLEST || Integer.parseInt(number.group(1)) > LARGEST) {
            return null;
        }
        long minutes = number.group(2) == null ? 0 : Math.min(MINUTES - 1, Math.round(Double.parseDouble("0" + number.group(2)) * MINUTES));
        return new Written(FIRST.plusDays(Integer.parseInt(number.group(1))), minutes == 0 ? "" : "%02d:%02d".formatted(minutes / 60, minutes % 60));
    }

    /**
     * The ways in which all values of a column can be read. One: that is how they are written. Several: nobody can tell from the
     * values. None: they are no days.
     */
    public static Set<DateOrder> fitting(List<String> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        for (DateOrder sure : List.of(ISO, SERIAL)) {
            if (values.stream().allMatch(value -> sure.read(value) != null)) {
                return Set.of(sure);
            }
        }
        EnumSet<DateOrder> fitting = EnumSet.noneOf(DateOrder.class);
        Stream.of(DAY_FIRST, MONTH_FIRST).filter(order -> values.stream().allMatch(value -> order.read(value) != null)).forEach(fitting::add);
        return fitting;
    }
}
