package plumbline.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;
import plumbline.facts.RecordKind;

/**
 * What a cell of a record list says in a field.
 *
 * @param stored as it is stored: an ISO day or instant, yes or no, a plain number, one of the field's words, or "not recorded";
 *               {@code null} when the cell is none of what the field takes
 * @param day    the London day, for days and moments
 * @param at     the instant, for moments with a time
 * @param wrong  what was expected instead, or {@code null} when the cell can be read
 * @param doubt  what somebody should look at although the cell can be read, or {@code null}
 */
record RecordValue(@Nullable String stored, @Nullable LocalDate day, @Nullable Instant at, @Nullable String wrong, @Nullable String doubt) {

    /** Stands where something happened on a day nobody recorded. */
    static final String NOT_RECORDED = CaseRecord.DAY_NOT_RECORDED.toString();

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Map<String, String> YES_AND_NO = Map.of("yes", "yes", "y", "yes", "true", "yes", "no", "no", "n", "no", "false", "no");

    /** Reads a cell that is not empty. */
    static RecordValue read(RecordKind.Field field, String cell) {
        return switch (field.type()) {
            case DAY -> day(cell);
            case MOMENT -> moment(cell);
            case YES_NO -> of(YES_AND_NO.get(cell.toLowerCase(Locale.ROOT)), "yes or no");
            case NUMBER -> of(number(cell), "a number such as 12 or 7.5, without thousands separators or signs");
            case WORD -> of(word(field, cell).orElse(null), "one of " + String.join(", ", field.choices()));
        };
    }

    private static RecordValue day(String cell) {
        if (saysNotRecorded(cell)) {
            return new RecordValue(NOT_RECORDED, null, null, null, null);
        }
        LocalDate day = Dates.read(cell);
        return day == null || day.isBefore(EARLIEST) ? of(null, Dates.EXPECTED + ", or \"" + NOT_RECORDED + "\"")
                : new RecordValue(day.toString(), day, null, null, null);
    }

    private static RecordValue moment(String cell) {
        if (saysNotRecorded(cell)) {
            return new RecordValue(NOT_RECORDED, null, null, null, null);
        }
        int space = cell.indexOf(' ');
        LocalMoment moment = space < 0 ? LocalMoment.read(cell, "") : LocalMoment.read(cell.substring(0, space), cell.substring(space + 1).strip());
        if (moment == null || moment.day().isBefore(EARLIEST) || moment.day().isAfter(LATEST)) {
            return of(null, "a day and time such as 14/04/2026 14:30, an instant such as 2026-10-25T01:30:00+01:00, or \"" + NOT_RECORDED + "\"");
        }
        if (moment.at() != null) {
            return new RecordValue(moment.at().toString(), moment.day(), moment.at(), null, null);
        }
        String doubt = moment.doubt() == null ? LocalMoment.EXPECTED_TIME : moment.doubt();
        return new RecordValue(moment.day().toString(), moment.day(), null, null, doubt + "; the day went in without a time");
    }

    private static boolean saysNotRecorded(String cell) {
        return CsvTable.normalised(cell).equals("notrecorded");
    }

    /** In one way of writing, so that 7.50 and 7.5 are the same. */
    private static @Nullable String number(String cell) {
        return NUMBER.matcher(cell).matches() ? new java.math.BigDecimal(cell).stripTrailingZeros().toPlainString() : null;
    }

    private static Optional<String> word(RecordKind.Field field, String cell) {
        String compared = CsvTable.normalised(cell);
        return field.choices().stream().filter(choice -> CsvTable.normalised(choice).equals(compared)).findFirst();
    }

    private static RecordValue of(@Nullable String stored, String expected) {
        return new RecordValue(stored, null, null, stored == null ? expected : null, null);
    }
}
