package plumbline.core;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comma-separated table as somebody writes it, right or wrong, to be read and changed row by row.
 *
 * @param header its columns, in their order
 * @param text   the whole table, its columns in the first line
 */
public record WrittenTable(List<String> header, String text) {

    public WrittenTable {
        header = List.copyOf(header);
    }

    /**
     * A line of the table.
     *
     * @param line  counted from 1, the heading being the first
     * @param cells one for each column
     */
    public record Line(int line, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What is wrong with a row.
     *
     * @param line    counted from 1, the heading being the first; 0 for the whole table
     * @param message what is wrong and what to write
     */
    public record Problem(int line, String message) {
    }

    /** A table of some rows. */
    public static WrittenTable of(List<String> header, List<List<String>> rows) {
        StringWriter written = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(written)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new WrittenTable(header, written.toString());
    }

    /** Whether its first line names its columns and nothing else. */
    public boolean hasItsHeader() {
        return read().stream().findFirst().map(Line::cells).filter(header::equals).isPresent();
    }

    /** The rows, in the order of the file; none when it is no table. */
    public List<Line> lines() {
        List<Line> lines = read();
        return lines.isEmpty() ? List.of() : lines.subList(1, lines.size());
    }

    private List<Line> read() {
        List<Line> lines = new ArrayList<>();
        try {
            for (CsvRecord row : CsvReader.builder().ofCsvRecord(text)) {
                lines.add(new Line((int) row.getStartingLineNumber(), row.getFields()));
            }
        } catch (CsvParseException noTable) {
            return List.of();
        }
        return lines;
    }

    /** What a column says in a line; empty when the line is too short. */
    public String cell(Line line, String column) {
        int at = header.indexOf(column);
        return at < line.cells().size() ? line.cells().get(at) : "";
    }

    /** The row at a line. */
    public Optional<Line> line(int number) {
        return lines().stream().filter(row -> row.line() == number).findFirst();
    }

    /** Whether it has text that is no row of a table, which changing it row by row would lose. */
    public boolean unreadable() {
        return !hasItsHeader() && text.lines().count() > 1;
    }

    /** The same with other cells in a row. */
    public WrittenTable with(int number, List<String> cells) {
        return of(header, lines().stream().map(row -> row.line() == number ? cells : row.cells()).toList());
    }

    /** The same with one row more, at the end. */
    public WrittenTable with(List<String> cells) {
        List<List<String>> rows = new ArrayList<>(lines().stream().map(Line::cells).toList());
        rows.add(cells);
        return of(header, rows);
    }

    /** The same without a row. */
    public WrittenTable without(int number) {
        return of(header, lines().stream().filter(row -> row.line() != number).map(Line::cells).toList());
    }
}
