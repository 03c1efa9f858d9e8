package plumbline.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A made-up history of ratings in the shape of the published one, for machines that do not have it. */
final class MadeHistory {

    private static final String[] RATINGS = {"Good", "Outstanding", "Requires improvement", "Inadequate"};

    private MadeHistory() {
    }

    static Path write(Path file, int rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("\"\",\"reportdate\",\"overall\",\"ownership\",\"locationid\",\"location_start_2025\",\"location_end_2025\",\"good\",\"rating\"\n");
            for (int row = 1; row <= rows; row++) {
                String rating = RATINGS[row % RATINGS.length];
                out.write("\"" + row + "\"," + LocalDate.of(2014, 10, 10).plusDays(row * 7L % 3_500) + ",\"" + rating + "\",\"For-profit\",\"1-"
                        + (1_000_000 + row / 2) + "\",19176,22272,1,\"" + rating + "\"\n");
            }
        }
        return file;
    }
}
