package plumbline.intake;

import java.util.List;

/** One row. Cells are trimmed; a cell the row or the file does not have is empty. */
record CsvRow(long number, List<String> cells, List<String> headings) {

    String cell(int position) {
        return position < 0 || position >= cells.size() ? "" : cells.get(position).strip();
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
