package plumbline.escalation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.ContentHash;

/**
 * The escalation policy in force as it was written, for people to read.
 *
 * @param file its path
 * @param text the whole file
 */
public record PolicyText(String file, String text) {

    /**
     * A line of the table.
     *
     * @param line  counted from 1, the heading being the first
     * @param cells one for each column
     */
    public record Line(int line, List<String> cells) {
    }

    /** SHA-256 of the text, which names exactly this policy. */
    public String hash() {
        return ContentHash.of(text);
    }

    /** The names of the columns. */
    public List<String> columns() {
        return PolicyFile.HEADER;
    }

    /** The rows, in the order of the file. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (CsvRecord row : CsvReader.builder().ofCsvRecord(text)) {
            lines.add(new Line((int) row.getStartingLineNumber(), row.getFields()));
        }
        return lines.subList(1, lines.size());
    }
}
