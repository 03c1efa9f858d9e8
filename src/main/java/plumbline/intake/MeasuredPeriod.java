package plumbline.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * What a measured value is for: a month ({@code 2026-04}), a quarter of the calendar ({@code 2026-Q2}), a year from 1 April to
 * 31 March ({@code 2025-26}) or a calendar year ({@code 2026}).
 *
 * @param key   as it is stored
 * @param first its first day
 * @param last  its last day
 */
record MeasuredPeriod(String key, LocalDate first, LocalDate last) {

    static final String EXPECTED = "a month such as 2026-04, a quarter such as 2026-Q2, a year to 31 March such as 2025-26, or a year such as 2026";

    private static final int MARCH = 3;

    /** The period a text names; empty when it names none. What could be a month or a year to 31 March, such as 2010-11, is a month. */
    static Optional<MeasuredPeriod> of(String text) {
        String key = text.toUpperCase(Locale.ROOT);
        if (!key.matches("(19|20|21)\\d\\d(-.{2})?")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(key.substring(0, 4));
        String part = key.substring(4);
        if (part.isEmpty()) {
            return Optional.of(new MeasuredPeriod(key, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
        if (part.matches("-(0[1-9]|1[0-2])")) {
            YearMonth month = YearMonth.parse(key);
            return Optional.of(new MeasuredPeriod(key, month.atDay(1), month.atEndOfMonth()));
        }
        if (part.matches("-Q[1-4]")) {
            YearMonth end = YearMonth.of(year, 3 * (part.charAt(2) - '0'));
            return Optional.of(new MeasuredPeriod(key, end.minusMonths(2).atDay(1), end.atEndOfMonth()));
        }
        return part.equals("-%02d".formatted((year + 1) % 100))
                ? Optional.of(new MeasuredPeriod(key, LocalDate.of(year, MARCH + 1, 1), LocalDate.of(year + 1, MARCH, 31))) : Optional.empty();
    }
}
