package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsAheadTest {

    private static SpooledFile file(int rows, String end) {
        StringBuilder text = new StringBuilder("number,text\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append("x".repeat(90)).append('\n');
        }
        return SpooledFile.receive(new ByteArrayInputStream((text + end).getBytes(StandardCharsets.UTF_8)));
    }

    private static CsvTable open(SpooledFile file) {
        CsvTable table = CsvTable.open(file);
        assertThat(table.seekHeader(Set.of("number", "text"))).isTrue();
        return table;
    }

    /** A small file is read by whoever asks, a large one by a thread of its own. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 30_000})
    void givesEveryRowInItsOrderAndThenTheEnd(int rows) {
        try (SpooledFile file = file(rows, ""); CsvTable table = open(file); RowsAhead ahead = new RowsAhead(table, file.bytes())) {
            for (int i = 0; i < rows; i++) {
                CsvRow row = ahead.next();
                assertThat(row.cell(0)).isEqualTo(Integer.toString(i));
                assertThat(row.number()).isEqualTo(i + 2);
            }
            assertThat(ahead.next()).isNull();
            assertThat(ahead.next()).isNull();
        }
    }

    @Test
    void refusesALargeFileThatBreaksOffAfterTheRowsBeforeThat() {
        try (SpooledFile file = file(30_000, "30000,\"never closed\n"); CsvTable table = open(file); RowsAhead ahead = new RowsAhead(table, file.bytes())) {
            for (int i = 0; i < 30_000; i++) {
                assertThat(ahead.next().cell(0)).isEqualTo(Integer.toString(i));
            }
            assertThatExceptionOfType(FileRefused.class).isThrownBy(ahead::next);
        }
    }

    @Test
    void endsItsThreadWhenNobodyWantsTheRestOfTheRows() {
        try (SpooledFile file = file(60_000, ""); CsvTable table = open(file)) {
            RowsAhead ahead = new RowsAhead(table, file.bytes());
            assertThat(ahead.next().cell(0)).isEqualTo("0");
            ahead.close();
            long read = table.bytesRead();
            assertThat(read).isLessThan(file.bytes());
            assertThat(table.next()).isNotNull();
        }
    }
}
