package plumbline.standards.judging;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.standards.AsAt;

/**
 * A month, a quarter of the calendar or a year to 31 March, in which things are counted.
 *
 * @param key names it: {@code 2026-04}, {@code 2026-Q2} or, for the year to 31 March 2026, {@code 2025-26}
 */
record CountedPeriod(String key, LocalDate first, LocalDate last) {

    private static final int YEAR_BEGINS_IN = 4;

    /** The period of a kind that a day falls in. */
    static CountedPeriod of(String span, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return switch (span) {
            case "month" -> new CountedPeriod(month.toString(), month.atDay(1), month.atEndOfMonth());
            case "quarter" -> {
                int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
                YearMonth end = YearMonth.of(day.getYear(), quarter * 3);
                yield new CountedPeriod(day.getYear() + "-Q" + quarter, end.minusMonths(2).atDay(1), end.atEndOfMonth());
            }
            case "year" -> {
                int begins = month.getMonthValue() >= YEAR_BEGINS_IN ? month.getYear() : month.getYear() - 1;
                yield new CountedPeriod("%d-%02d".formatted(begins, (begins + 1) % 100), LocalDate.of(begins, YEAR_BEGINS_IN, 1),
                        LocalDate.of(begins + 1, YEAR_BEGINS_IN - 1, 31));
            }
            default -> throw new IllegalStateException("there is no period '" + span + "'");
        };
    }

    /** The latest period that was over, and had been so for a number of days, at a moment. */
    static CountedPeriod latest(String span, int daysLater, AsAt asAt) {
        CountedPeriod period = of(span, asAt.day());
        while (asAt.instant().isBefore(BusinessTime.endOf(period.last().plusDays(daysLater)))) {
            period = of(span, period.first().minusDays(1));
        }
        return period;
    }

    /** The period after this one, which is of the same kind. */
    CountedPeriod next(String span) {
        return of(span, last.plusDays(1));
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** The first day of a month, quarter or year by its key; {@code null} for a key that names none of these. */
    static @Nullable LocalDate begins(String key) {
        if (key.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            return YearMonth.parse(key).atDay(1);
        }
        if (key.matches("\\d{4}-Q[1-4]")) {
            return YearMonth.of(Integer.parseInt(key.substring(0, 4)), 3 * (key.charAt(6) - '0') - 2).atDay(1);
        }
        if (key.matches("\\d{4}-\\d\\d")) {
            return LocalDate.of(Integer.parseInt(key.substring(0, 4)), YEAR_BEGINS_IN, 1);
        }
        return key.matches("\\d{4}") ? LocalDate.of(Integer.parseInt(key), 1, 1) : null;
    }

    /** A key as the beginning of a sentence; as it is when it names no period of these. */
    static String words(String key) {
        if (key.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            return "The month to " + BusinessTime.write(YearMonth.parse(key).atEndOfMonth());
        }
        if (key.matches("\\d{4}-Q[1-4]")) {
            return "The quarter to " + BusinessTime.write(YearMonth.of(Integer.parseInt(key.substring(0, 4)), 3 * (key.charAt(6) - '0')).atEndOfMonth());
        }
        return key;
    }
}
