package plumbline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BusinessTimeTest {

    private static final long SEED = 16_180L;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMMM yyyy 'at' HH:mm zzz", Locale.UK);

    @Test
    void writesAMomentWithItsZoneAlsoInTheHourThatRepeats() {
        assertThat(BusinessTime.write(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("Sun 25 October 2026 at 01:30 BST");
        assertThat(BusinessTime.write(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("Sun 25 October 2026 at 01:30 GMT");
    }

    @Test
    void writesEveryMomentAsTheFormatterDoes() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-5_000_000_000L, 10_000_000_000L));
            assertThat(BusinessTime.write(moment)).as("seed %d, round %d", SEED, round).isEqualTo(MOMENT.format(moment.atZone(BusinessTime.ZONE)));
        }
    }

    @Test
    void beginsADayWhereItsClockReadsMidnight() {
        for (LocalDate day = LocalDate.of(1969, 12, 20); day.getYear() < 2075; day = day.plusDays(1)) {
            assertThat(BusinessTime.startOf(day)).isEqualTo(day.atStartOfDay(BusinessTime.ZONE).toInstant()).isEqualTo(BusinessTime.startOf(day));
        }
    }
}
