package plumbline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the days of a column are written: seen from its values, or asked. */
class DateOrderTest {

    @ParameterizedTest
    @CsvSource({
        "DAY_FIRST, 14/04/2026, 2026-04-14", "DAY_FIRST, 3/4/2026, 2026-04-03", "DAY_FIRST, 14.04.2026, 2026-04-14", "DAY_FIRST, 14-04-2026, 2026-04-14",
        "DAY_FIRST, 2026-04-14, 2026-04-14", "DAY_FIRST, 14/04/2026 00:00:00, 2026-04-14", "DAY_FIRST, 14/04/2026 14:30, 2026-04-14 14:30",
        "DAY_FIRST, 14 Apr 2026, 2026-04-14", "MONTH_FIRST, 14-April-2026, 2026-04-14", "MONTH_FIRST, 04/14/2026, 2026-04-14",
        "MONTH_FIRST, 4/3/2026 2:05:00 PM, 2026-04-03 14:05", "MONTH_FIRST, 4/3/2026 12:00:00 AM, 2026-04-03", "ISO, 2026-04-14T09:15:00, 2026-04-14 09:15",
        "ISO, 2026-10-25T01:30:00+01:00, 2026-10-25 01:30:00+01:00", "SERIAL, 46126, 2026-04-14", "SERIAL, 46126.5, 2026-04-14 12:00"})
    void readsADayAsItIsWritten(DateOrder order, String cell, String read) {
        assertThat(Objects.requireNonNull(order.read(cell)).words()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"DAY_FIRST, 04/14/2026", "MONTH_FIRST, 14/04/2026", "ISO, 14/04/2026", "SERIAL, 2026", "SERIAL, 14/04/2026", "DAY_FIRST, 46126", "DAY_FIRST, 31/02/2026",
        "DAY_FIRST, 14/04/26", "DAY_FIRST, soon", "DAY_FIRST, 14/04/2026 25 o'clock", "ISO, 2026-04-14T"})
    void readsNothingElse(DateOrder order, String cell) {
        DateOrder.Written written = order.read(cell);
        assertThat(written == null ? null : written.words()).isNull();
    }

    @Test
    void tellsFromTheValuesWhereTheyTellAndLeavesItOpenWhereTheyDoNot() {
        assertThat(DateOrder.fitting(List.of("03/04/2026", "14/04/2026"))).containsExactly(DateOrder.DAY_FIRST);
        assertThat(DateOrder.fitting(List.of("03/04/2026", "04/14/2026"))).containsExactly(DateOrder.MONTH_FIRST);
        assertThat(DateOrder.fitting(List.of("03/04/2026", "05/04/2026"))).containsExactlyInAnyOrder(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST);
        assertThat(DateOrder.fitting(List.of("03/04/2026", "2026-04-14"))).hasSize(2);
        assertThat(DateOrder.fitting(List.of("2026-04-03"))).containsExactly(DateOrder.ISO);
        assertThat(DateOrder.fitting(List.of("46126", "46127"))).containsExactly(DateOrder.SERIAL);
        assertThat(DateOrder.fitting(List.of("14/04/2026", "04/14/2026"))).isEmpty();
        assertThat(DateOrder.fitting(List.of("14/04/2026", "soon"))).isEmpty();
        assertThat(DateOrder.fitting(List.of())).isEmpty();
    }
}
