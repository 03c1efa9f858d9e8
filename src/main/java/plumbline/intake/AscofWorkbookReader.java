package plumbline.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import plumbline.database.CopyRows;
import plumbline.intake.PublishedFiguresMerge.Measure;

/**
 * Reads the published Adult Social Care Outcomes Framework: a workbook with one sheet for each measure, or one such sheet. What a
 * sheet is about stands in its title ({@code Table 2c: …}), the years and parts in its header ({@code 2024 to 2025 - outcome}).
 */
@Component
class AscofWorkbookReader implements FormatReader {

    private static final Pattern TITLE = Pattern.compile("Table ?(\\d[a-z](?:\\(\\d[a-z]?\\))?)\\s*:\\s*(.{3,})", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("(20\\d\\d to 20\\d\\d) ?[-–] ?(.{0,40}?)\\s?(margin of error|number of respondents|numerator|denominator|outcome)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTE = Pattern.compile("\\s*\\[note[^\\]]{0,20}\\]", Pattern.CASE_INSENSITIVE);
    private static final int AREA_COLUMNS = 3;
    private static final int LONGEST_NAME = 200;

    /** What a column of figures holds. */
    private record Column(int position, PublishedPeriod period, String group, String part) {
    }

    @Override
    public Format format() {
        return Format.ASCOF;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(PublishedFiguresMerge.STAGE);
        List<SpooledFile> texts = FormatRecogniser.texts(work.file());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            try (CsvTable table = CsvTable.open(texts.get(i))) {
                if (table.seekHeader(Format.ASCOF.requiredColumns())) {
                    texts.get(i).whole();
                    sheet(work, table, i, seen);
                }
            }
        }
        return () -> new PublishedFiguresMerge(work).merge();
    }

    private static void sheet(ImportWork work, CsvTable table, int sheet, Set<String> seen) {
        Measure measure = measure(table);
        if (!seen.add(measure.code())) {
            throw new FileRefused("Two sheets are about measure " + measure.code() + ". Nobody can tell which is right: take one of them out and send the workbook again.");
        }
        work.stage(table, PublishedFiguresMerge.TABLE, new AreaRow(work, table, sheet, measure, columns(table, measure)));
    }

    private static Measure measure(CsvTable table) {
        return table.notices().stream().map(TITLE::matcher).filter(Matcher::lookingAt).findFirst().map(title -> {
            String name = NOTE.matcher(title.group(2)).replaceAll("").replaceAll("\\s+", " ").strip();
            return new Measure(title.group(1).toUpperCase(Locale.ROOT), PublishedPeriod.NEW_EDITION,
                    Character.toUpperCase(name.charAt(0)) + name.substring(1, Math.min(LONGEST_NAME, name.length())));
        }).orElseThrow(() -> new FileRefused("No row above the header says which measure the table is about. A published sheet begins with its title, "
                + "such as \"Table 2c: the number of adults aged 65 and over …\": send it with its title row."));
    }

    private static List<Column> columns(CsvTable table, Measure measure) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.headings().size(); i++) {
            String heading = NOTE.matcher(table.headings().get(i)).replaceAll("").replaceAll("\\s+", " ").strip();
            Matcher column = COLUMN.matcher(heading);
            Optional<PublishedPeriod> period = column.matches() ? PublishedPeriod.in(column.group(1)) : Optional.empty();
            if (period.isPresent()) {
                String group = column.group(2).strip().toLowerCase(Locale.ROOT);
                columns.add(new Column(i, period.get(), group.equalsIgnoreCase(measure.code()) ? "" : group, part(column.group(3))));
            } else if (i >= AREA_COLUMNS || !Format.ASCOF.requiredColumns().contains(table.columns().get(i))) {
                throw new FileRefused("Column " + (i + 1) + " of the header of Table " + measure.code().toLowerCase(Locale.ROOT) + ", \"" + table.headings().get(i)
                        + "\", is not a year and a part such as \"2024 to 2025 - outcome\". Send the sheet as it is published.");
            }
        }
        if (columns.isEmpty()) {
            throw new FileRefused("The header of Table " + measure.code().toLowerCase(Locale.ROOT) + " has no column with a year and a part such as \"2024 to 2025 - outcome\".");
        }
        return columns;
    }

    static String part(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "margin of error" -> "MARGIN_OF_ERROR";
            case "number of respondents" -> "BASE";
            default -> words.toUpperCase(Locale.ROOT);
        };
    }

    /** Reads one area, with all its years. */
    private record AreaRow(ImportWork work, CsvTable table, int sheet, Measure measure, List<Column> columns) implements ImportWork.StageRow {

        @Override
        public boolean write(CsvRow row, CopyRows copy) throws SQLException {
            String code = cell(row, "localauthoritycode");
            String name = cell(row, "localauthority");
            if (name.isEmpty() || name.length() > LONGEST_NAME || code.length() > LONGEST_NAME || cell(row, "onsareacode").length() > LONGEST_NAME) {
                return reject(row, table.position("localauthority"), "the name of an area, at most " + LONGEST_NAME + " characters");
            }
            List<PublishedNumber> numbers = new ArrayList<>();
            for (Column column : columns) {
                Optional<PublishedNumber> number = PublishedNumber.of(row.cell(column.position()));
                if (number.isEmpty()) {
                    return reject(row, column.position(), PublishedNumber.EXPECTED);
                }
                numbers.add(number.get());
            }
            PublishedArea area = PublishedArea.ofWorkbook(code, name, cell(row, "onsareacode"));
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                if (column.period().last().isBefore(work.today())) {
                    work.counts().speaksOf(column.period().last());
                }
                PublishedFiguresMerge.write(copy, sheet, row.number(), measure, column.period().key(), area, column.group(), column.part(), numbers.get(i));
            }
            return true;
        }

        private String cell(CsvRow row, String column) {
            return NOTE.matcher(row.cell(table.position(column))).replaceAll("").strip();
        }

        /** Rows of several sheets have the same numbers, so the column says which table it is. */
        private boolean reject(CsvRow row, int position, String expected) {
            work.faults().reject(row.number(), "Table " + measure.code().toLowerCase(Locale.ROOT) + ": " + row.heading(position), row.cell(position), expected);
            return false;
        }
    }
}
