package plumbline.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * One row. Cells are trimmed; a cell the row or the file does not have is empty.
 *
 * @param cells   as they are read: in the words of the lists
 * @param written as they stand in the file
 */
record CsvRow(long number, List<String> cells, List<String> headings, List<String> written) {

    CsvRow(long number, List<String> cells, List<String> headings) {
        this(number, cells, headings, cells);
    }

    String cell(int position) {
        return cell(cells, position);
    }

    /** What the file says, whatever the council's own words are read as. */
    String written(int position) {
        return cell(written, position);
    }

    private static String cell(List<String> cells, int position) {
        return position < 0 || position >= cells.size() ? "" : cells.get(position).strip();
    }

    /** The same row with another word in a cell; what was written stays known. */
    CsvRow reading(int position, String word) {
        List<String> read = new ArrayList<>(cells);
        read.set(position, word);
        return new CsvRow(number, read, headings, written);
    }

    int width() {
        return cells.size();
    }

    boolean isShort() {
        return cells.size() < headings.size();
    }

    boolean isLong() {
        return cells.size() > headings.size();
    }

    String heading(int position) {
        return position < 0 ? "" : headings.get(position);
    }
}
