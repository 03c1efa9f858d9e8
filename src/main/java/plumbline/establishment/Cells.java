package plumbline.establishment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rows of one file and what is wrong with them so far. */
final class Cells {

    static final List<String> UNIT_COLUMNS = List.of("code", "kind", "name", "parent");
    static final List<String> POST_COLUMNS = List.of("title", "tier", "unit", "sign_in_name");

    /** The longest text of a cell, in characters. */
    static final int LONGEST = 200;

    /** Also characters that nobody sees: two names that look alike would not be the same. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\ufffd]");

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@";

    /** One row, its cells without blanks around them. */
    record Row(long number, List<String> cells) {
    }

    private final String file;
    private final List<String> columns;
    private final List<CellProblem> problems;
    private final List<Row> rows = new ArrayList<>();

    private Cells(String file, List<String> columns, List<CellProblem> problems) {
        this.file = file;
        this.columns = columns;
        this.problems = problems;
    }

    /** Reads a file; what is wrong with its form is added to the problems, and such rows are left out. */
    static Cells read(String file, List<String> columns, String text, List<CellProblem> problems) {
        Cells cells = new Cells(file, columns, problems);
        if (text.getBytes(StandardCharsets.UTF_8).length > OrganisationFiles.LARGEST) {
            cells.refuse(0, -1, "the file is larger than " + OrganisationFiles.LARGEST / 1000 + " KB; send it in parts, the units above first");
        } else {
            cells.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        }
        return cells;
    }

    List<Row> rows() {
        return rows;
    }

    /** Notes what is wrong with a cell; the column -1 is the whole row. */
    void refuse(long row, int column, String words) {
        problems.add(new CellProblem(file, row, column < 0 ? "" : columns.get(column), words));
    }

    /** Whether a cell holds some words of a bearable length; if not, it is noted. */
    boolean hasWords(Row row, int column, String expected) {
        String cell = row.cells().get(column);
        if (cell.isEmpty()) {
            refuse(row.number(), column, "is empty, expected " + expected);
        } else if (cell.length() > LONGEST) {
            refuse(row.number(), column, "has " + cell.length() + " characters, expected at most " + LONGEST);
        }
        return !cell.isEmpty() && cell.length() <= LONGEST;
    }

    private void read(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true)
                .allowUnclosedQuote(false).ofCsvRecord(text)) {
            boolean header = true;
            for (CsvRecord line : reader) {
                if (header && !named(line).equals(columns)) {
                    refuse(line.getStartingLineNumber(), -1, "the first row must be " + String.join(",", columns) + ", separated by commas");
                    return;
                }
                if (!header) {
                    add(line);
                }
                header = false;
            }
            if (header) {
                refuse(0, -1, "the file is empty, expected a first row " + String.join(",", columns));
            }
        } catch (CsvParseException unreadable) {
            refuse(rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number() + 1, -1,
                    "cannot be read as comma-separated values: a quotation mark is not closed, or has text behind it");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> named(CsvRecord header) {
        return header.getFields().stream().map(heading -> heading.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_')).toList();
    }

    private void add(CsvRecord line) {
        List<String> cells = line.getFields().stream().map(String::strip).toList();
        long number = line.getStartingLineNumber();
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (cells.size() != columns.size()) {
            refuse(number, -1, "has " + cells.size() + " cells, expected " + columns.size() + ": " + String.join(", ", columns));
            return;
        }
        boolean sound = true;
        for (int column = 0; column < cells.size(); column++) {
            sound &= isPlain(number, column, cells.get(column));
        }
        if (sound) {
            rows.add(new Row(number, cells));
        }
    }

    private boolean isPlain(long row, int column, String cell) {
        if (INVISIBLE.matcher(cell).find()) {
            refuse(row, column, "holds a line break or another character that cannot be seen or read, expected plain text in UTF-8");
            return false;
        }
        if (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) {
            refuse(row, column, "begins with " + cell.charAt(0) + ", which a spreadsheet takes for a formula; expected plain text");
            return false;
        }
        return true;
    }
}
