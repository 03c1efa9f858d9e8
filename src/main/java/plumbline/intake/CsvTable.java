package plumbline.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.intake.mapping.RowMapping;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.UnknownTable;

/**
 * Reads a CSV file row by row; memory holds one row. Rows are numbered as a spreadsheet numbers them. A file that ends in
 * the middle of a row is refused, because nobody knows what else is missing.
 */
final class CsvTable implements AutoCloseable {

    private static final int LARGEST_CELL = 32_768;
    private static final int LARGEST_ROW = 262_144;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_ROWS_BEFORE_HEADER = 10;

    private final CloseableIterator<CsvRecord> records;
    private final CountedBytes bytes;
    private final boolean workbook;
    private long rowNumber;
    private final List<String> notices = new ArrayList<>();
    private List<String> headings = List.of();
    private Map<String, Integer> positions = Map.of();
    private List<String> columns = List.of();
    private @Nullable RowMapping mapping;
    private List<String> sourceHeadings = List.of();
    private final Deque<List<String>> mapped = new ArrayDeque<>();
    private @Nullable CsvRow lastRow;

    private CsvTable(CloseableIterator<CsvRecord> records, CountedBytes bytes, boolean workbook) {
        this.records = records;
        this.bytes = bytes;
        this.workbook = workbook;
    }

    static CsvTable open(SpooledFile file) {
        CountedBytes bytes = new CountedBytes(file.open());
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true).allowUnclosedQuote(false)
                .build(CsvRecordHandler.builder().maxFields(MOST_COLUMNS + 1).maxFieldSize(LARGEST_CELL).maxRecordSize(LARGEST_ROW).build(),
                        bytes, StandardCharsets.UTF_8);
        return new CsvTable(reader.iterator(), bytes, file.isWorkbook());
    }

    /** How much of the text was read by now, give or take a buffer. */
    long bytesRead() {
        return bytes.count();
    }

    /** A column's name as formats compare it: lower case, letters and digits only. */
    static String normalised(String heading) {
        StringBuilder name = new StringBuilder();
        heading.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> name.append((char) c));
        return name.toString();
    }

    /** Moves to the header: the first row that has all of these columns. Some files have notices above it. */
    boolean seekHeader(Set<String> columns) {
        return seekHeaderLike(cells -> cells.stream().map(CsvTable::normalised).collect(Collectors.toSet()).containsAll(columns));
    }

    /** Moves to the first row that looks like a header. */
    boolean seekHeaderLike(Predicate<List<String>> header) {
        while (rowNumber < MOST_ROWS_BEFORE_HEADER) {
            CsvRecord record = nextRecord();
            if (record == null) {
                return false;
            }
            if (header.test(record.getFields())) {
                headings = record.getFields().stream().map(String::strip).toList();
                sourceHeadings = headings;
                columns = headings.stream().map(CsvTable::normalised).toList();
                positions = positions(columns);
                return true;
            }
            notices.add(record.getField(0).strip());
        }
        return false;
    }

    /** What stands in the first cells of the rows above the header. */
    List<String> notices() {
        return Collections.unmodifiableList(notices);
    }

    /** Moves to the header that a mapping is known by, and from there on gives the rows of the list that rows are mapped to. */
    boolean seekMapped(SavedMapping saved) {
        while (rowNumber < MOST_ROWS_BEFORE_HEADER) {
            CsvRecord record = nextRecord();
            if (record == null) {
                return false;
            }
            if (UnknownTable.header(record.getFields()).equals(saved.header())) {
                sourceHeadings = record.getFields().stream().map(String::strip).toList();
                mapping = new RowMapping(saved.mapping(), sourceHeadings);
                columns = mapping.columns();
                headings = mapping.headings();
                positions = positions(columns);
                return true;
            }
        }
        return false;
    }

    private static Map<String, Integer> positions(List<String> columns) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.putIfAbsent(columns.get(i), i);
        }
        return positions;
    }

    List<String> headings() {
        return headings;
    }

    /** The names of the columns as formats compare them; those of the list, where rows are mapped. */
    List<String> columns() {
        return columns;
    }

    boolean hasColumn(String name) {
        return positions.containsKey(name);
    }

    /** Where a column is, or -1 when the file does not have it. */
    int position(String name) {
        return positions.getOrDefault(name, -1);
    }

    /** The next row that is not blank, or {@code null} at the end. */
    @Nullable CsvRow next() {
        if (!mapped.isEmpty()) {
            return new CsvRow(rowNumber, mapped.remove(), headings);
        }
        for (CsvRecord record = nextRecord(); record != null; record = nextRecord()) {
            if (!isBlank(record)) {
                lastRow = new CsvRow(rowNumber, cells(record), sourceHeadings);
                return mapping == null || lastRow.isShort() || lastRow.isLong() ? lastRow : mapped(mapping, lastRow);
            }
        }
        if (lastRow != null && lastRow.isShort()) {
            throw new FileRefused("The file ends in the middle of row " + lastRow.number() + ": it has " + lastRow.width()
                    + " of " + sourceHeadings.size() + " columns, the last one \"" + sourceHeadings.get(lastRow.width() - 1)
                    + "\". Export it again and send it complete.");
        }
        return null;
    }

    private CsvRow mapped(RowMapping mapping, CsvRow row) {
        mapped.addAll(mapping.rows(row.cells()));
        return new CsvRow(row.number(), mapped.remove(), headings);
    }

    /** The rows of a sheet end with their last cell that is not blank. */
    private List<String> cells(CsvRecord record) {
        List<String> cells = record.getFields();
        if (!workbook || cells.size() >= sourceHeadings.size()) {
            return cells;
        }
        List<String> all = new ArrayList<>(cells);
        all.addAll(Collections.nCopies(sourceHeadings.size() - cells.size(), ""));
        return all;
    }

    private static boolean isBlank(CsvRecord record) {
        for (String field : record.getFields()) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable CsvRecord nextRecord() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            rowNumber++;
            return records.next();
        } catch (CsvParseException broken) {
            throw BrokenCsv.refused(broken, rowNumber + 1, MOST_COLUMNS, LARGEST_CELL);
        } catch (UncheckedIOException failed) {
            throw new FileRefused("Row " + (rowNumber + 1) + " cannot be read. Send the file again.");
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
