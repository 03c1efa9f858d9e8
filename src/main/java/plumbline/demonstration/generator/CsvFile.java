package plumbline.demonstration.generator;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes rows by column name; what is not given is an empty cell. */
final class CsvFile implements AutoCloseable {

    private final Path path;
    private final List<String> header;
    private final CsvWriter writer;

    CsvFile(Path path, List<String> header) {
        this.path = path;
        this.header = header;
        try {
            this.writer = CsvWriter.builder().build(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        writer.writeRecord(header);
    }

    Path path() {
        return path;
    }

    void write(Map<String, String> cells) {
        writer.writeRecord(header.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
