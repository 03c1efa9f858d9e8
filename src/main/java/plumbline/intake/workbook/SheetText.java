package plumbline.intake.workbook;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one sheet out as CSV. Blank cells and rows at the end, of which spreadsheets have millions, are not written; blank rows
 * between others are, so that every row keeps its number. The first row that cannot be read ends the sheet.
 */
final class SheetText implements AutoCloseable {

    static final int MOST_COLUMNS = 200;
    private static final int LARGEST_CELL = 32_768;
    private static final int MOST_ROWS = 2_000_000;
    private static final int MOST_REPEATED = 10_000;

    private final String name;
    private final Path path;
    private final BufferedWriter out;
    private final List<String> cells = new ArrayList<>();
    private int rowsWritten;
    private long rowNumber = 1;
    private @Nullable String problem;

    SheetText(String name, Path path) throws IOException {
        String clean = name.replaceAll("\\p{Cntrl}", " ").strip();
        this.name = clean.substring(0, Math.min(80, clean.length()));
        this.path = path;
        this.out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    /** Whether what follows can be left unread. */
    boolean ended() {
        return problem != null;
    }

    /** Moves to a row, counted from 1. */
    void row(long number) {
        rowNumber = number;
        cells.clear();
    }

    long rowNumber() {
        return rowNumber;
    }

    /** Puts a value into a column of the row, counted from 0. */
    void cell(int column, String value) {
        if (value.isBlank() || ended()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            end(column, "is beyond the " + MOST_COLUMNS + " columns a file may have. Check that the sheet is one of the formats listed.");
        } else if (value.length() > LARGEST_CELL) {
            end(column, "holds more than " + LARGEST_CELL + " characters. Shorten it and send the file again.");
        } else {
            cells.addAll(Collections.nCopies(Math.max(0, column + 1 - cells.size()), ""));
            cells.set(column, value);
        }
    }

    /** Ends the sheet at a cell that holds a formula: what it shows was reckoned elsewhere and may be stale. */
    void formula(int column) {
        end(column, "holds a formula. Formulas are not read: copy the sheet, paste it as values, and send that.");
    }

    /** Ends the sheet at a cell. */
    void end(int column, String why) {
        if (problem == null) {
            problem = "Sheet \"" + name + "\", row " + rowNumber + ", column " + letters(column) + " " + why;
        }
    }

    /** Ends the sheet at its present row. */
    void endHere(String why) {
        if (problem == null) {
            problem = "Sheet \"" + name + "\", row " + rowNumber + " " + why;
        }
    }

    /** Writes the row, as often as it is there. */
    void endRow(long times) {
        if (!cells.isEmpty() && !ended()) {
            if (times > MOST_REPEATED || rowNumber + times > MOST_ROWS) {
                endHere(times > MOST_REPEATED ? "is repeated " + times + " times. Save the sheet as CSV in UTF-8 and send that."
                        : "is beyond the " + MOST_ROWS + " rows a sheet may have. Send it in parts, each with the header row.");
            } else {
                write(times);
            }
        }
        rowNumber += times;
        cells.clear();
    }

    private void write(long times) {
        try {
            for (; rowsWritten < rowNumber - 1; rowsWritten++) {
                out.write('\n');
            }
            for (long i = 0; i < times; i++) {
                for (int column = 0; column < cells.size(); column++) {
                    quoted(column > 0, cells.get(column));
                }
                out.write('\n');
                rowsWritten++;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void quoted(boolean separated, String value) throws IOException {
        if (separated) {
            out.write(',');
        }
        boolean plain = value.indexOf('"') < 0 && value.indexOf(',') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
        if (plain) {
            out.write(value);
        } else {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        }
    }

    /** A column as spreadsheets name it: A, B … Z, AA. */
    static String letters(int column) {
        String letters = "";
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters = (char) ('A' + (left - 1) % 26) + letters;
        }
        return letters;
    }

    Sheet finished() throws IOException {
        out.close();
        return new Sheet(name, path, problem);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
