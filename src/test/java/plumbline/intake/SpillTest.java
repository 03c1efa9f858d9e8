package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpillTest {

    /** Few small records stay in memory; many go to the file; a record may be larger than any buffer. */
    @ParameterizedTest
    @CsvSource({"1, 0, 10", "2, 20, 100", "3, 3000, 100", "4, 100, 5000", "5, 12, 300000", "6, 1, 200000"})
    void givesBackWhatWasWrittenAsOftenAsItIsRead(long seed, int records, int largest) {
        Random random = new Random(seed);
        List<byte[]> written = new ArrayList<>();
        try (Spill spill = new Spill()) {
            for (int i = 0; i < records; i++) {
                byte[] record = new byte[1 + random.nextInt(largest)];
                random.nextBytes(record);
                written.add(record);
                spill.room(Integer.BYTES + record.length).putInt(record.length).put(record);
            }
            for (int time = 0; time < 2; time++) {
                Spill.Reading reading = spill.read();
                for (byte[] record : written) {
                    int length = Objects.requireNonNull(reading.next(Integer.BYTES)).getInt();
                    ByteBuffer ahead = Objects.requireNonNull(reading.next(length));
                    byte[] read = new byte[length];
                    ahead.get(read);
                    assertThat(Arrays.equals(read, record)).as("seed " + seed).isTrue();
                }
                assertThat(reading.next(1)).isNull();
            }
        }
    }
}
