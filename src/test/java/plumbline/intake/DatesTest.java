package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"14/04/2026", "14/4/2026", "2026-04-14", "2026-04-14 00:00:00", "2026-04-14T00:00:00.000"})
    void readsDayMonthYearAndIso(String text) {
        assertThat(Dates.read(text)).isEqualTo(LocalDate.of(2026, 4, 14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04/14/2026", "31/02/2026", "29/02/2025", "14/04/26", "14-04-2026", "2026/04/14", "2026-4-14", "14 April 2026",
            "2026-04-14 09:30:00", "00/01/2026", "1/1/0001", "//", "1//2026", "１４/04/2026", "2026-04-1x"})
    void readsNothingElse(String text) {
        assertThat(Dates.read(text)).isNull();
    }

    @Test
    void readsMonthFirstOnlyWhenAsked() {
        assertThat(Dates.readMonthFirst("04/14/2026")).isEqualTo(LocalDate.of(2026, 4, 14));
        assertThat(Dates.readMonthFirst("14/04/2026")).isNull();
        assertThat(Dates.readMonthFirst("2026-04-14")).isEqualTo(LocalDate.of(2026, 4, 14));
    }

    @Test
    void remembersNoDatesAsWellAsDates() {
        Dates.Remembered dates = new Dates.Remembered();
        for (int time = 0; time < 2; time++) {
            assertThat(dates.read("14/04/2026")).isEqualTo(LocalDate.of(2026, 4, 14));
            assertThat(dates.read("31/02/2026")).isNull();
        }
    }
}
