package plumbline.intake.workbook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** How typed cells are written as text: dates stay dates whatever the sheet shows, numbers are plain. */
final class CellText {

    private CellText() {
    }

    /** A day, with its time unless that is midnight: {@code 2026-04-14} or {@code 2026-04-14 14:30}. */
    static String day(LocalDateTime moment) {
        LocalDateTime rounded = moment.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
        return rounded.toLocalTime().equals(LocalTime.MIDNIGHT) ? rounded.toLocalDate().toString()
                : rounded.toLocalDate() + " " + rounded.toLocalTime();
    }

    /** A number without exponent or digits that only the machine's arithmetic has added. */
    static String number(String raw) {
        try {
            BigDecimal exact = new BigDecimal(raw);
            if (Math.abs(exact.scale()) > 400) {
                return raw;
            }
            BigDecimal number = exact.precision() > 15 ? BigDecimal.valueOf(exact.doubleValue()) : exact;
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notANumber) {
            return raw;
        }
    }
}
