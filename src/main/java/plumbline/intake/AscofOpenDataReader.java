package plumbline.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import plumbline.database.CopyRows;
import plumbline.intake.PublishedFiguresMerge.Measure;

/**
 * Reads the older open data of the Adult Social Care Outcomes Framework: one row for each measure, area, group and part. It has no
 * column for its year: a column {@code Year} may be added, else the name of the file tells it, else the file is refused.
 */
@Component
class AscofOpenDataReader implements FormatReader {

    private static final List<String> YEAR_COLUMNS = List.of("year", "financialyear", "reportingyear", "reportingperiod", "period");
    private static final Pattern CODE = Pattern.compile("(\\d[A-Z](?:\\(\\d[A-Z]?\\))?)\\s*[-_ ]?\\s*(.{0,40})");
    private static final int LONGEST_NAME = 200;

    @Override
    public Format format() {
        return Format.ASCOF_OPEN_DATA;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(PublishedFiguresMerge.STAGE);
        try (CsvTable table = work.openTable(format())) {
            int yearColumn = YEAR_COLUMNS.stream().filter(table::hasColumn).findFirst().map(table::position).orElse(-1);
            Optional<PublishedPeriod> ofFile = yearColumn < 0 ? PublishedPeriod.ofFile(fileName(work)) : Optional.empty();
            if (yearColumn < 0 && ofFile.isEmpty()) {
                throw new FileRefused("The file does not say which year it is for, and neither does its name. Add a column \"Year\" with the year in each row, "
                        + "such as 2022-23, or name the file as it was published, such as ascof-2022-23.csv.");
            }
            work.stage(table, PublishedFiguresMerge.TABLE, new FigureRow(work, table, yearColumn, ofFile));
        }
        return () -> new PublishedFiguresMerge(work).merge();
    }

    private static String fileName(ImportWork work) {
        return Objects.requireNonNull(work.jdbc().queryForObject("select file_name from import_batch where id = ?", String.class, work.batch().value()));
    }

    /** Reads one figure. */
    private record FigureRow(ImportWork work, CsvTable table, int yearColumn, Optional<PublishedPeriod> ofFile) implements ImportWork.StageRow {

        @Override
        public boolean write(CsvRow row, CopyRows copy) throws SQLException {
            Optional<PublishedPeriod> period = yearColumn < 0 ? ofFile : PublishedPeriod.in(row.cell(yearColumn));
            if (period.isEmpty()) {
                return reject(row, yearColumn, "a year to 31 March such as 2022-23");
            }
            Matcher code = CODE.matcher(cell(row, "ascofmeasurecode").toUpperCase(Locale.ROOT));
            if (!code.matches()) {
                return reject(row, table.position("ascofmeasurecode"), "the code of a measure, such as 1A or 2A(1)");
            }
            String level = cell(row, "geographicallevel").toUpperCase(Locale.ROOT).replaceAll("\\s+", "_");
            if (!PublishedArea.LEVELS.contains(level)) {
                return reject(row, table.position("geographicallevel"), "Council, Region, Council Type or England");
            }
            Optional<PublishedNumber> number = PublishedNumber.of(cell(row, "measurevalue"));
            if (number.isEmpty()) {
                return reject(row, table.position("measurevalue"), PublishedNumber.EXPECTED);
            }
            Optional<String> part = part(cell(row, "measuretype"));
            if (part.isEmpty()) {
                return reject(row, table.position("measuretype"), "Outcome, Numerator, Denominator, Base or Margin of Error");
            }
            return write(row, copy, period.get(), code, level, part.get(), number.get());
        }

        private boolean write(CsvRow row, CopyRows copy, PublishedPeriod period, Matcher code, String level, String part, PublishedNumber number)
                throws SQLException {
            String name = cell(row, "geographicaldescription");
            String geography = cell(row, "geographicalcode");
            if (Missing.is(name) || name.length() > LONGEST_NAME || geography.length() > LONGEST_NAME) {
                return reject(row, table.position("geographicaldescription"), "the name of an area, at most " + LONGEST_NAME + " characters");
            }
            if (period.last().isBefore(work.today())) {
                work.counts().speaksOf(period.last());
            }
            String ons = table.hasColumn("onscode") ? cell(row, "onscode") : cell(row, "onsareacode");
            String title = Missing.orEmpty(cell(row, "measuregroupdescription"));
            Measure measure = new Measure(code.group(1), period.editionOfItsTime(), title.isEmpty() ? "Measure " + code.group(1) : shortened(title));
            PublishedFiguresMerge.write(copy, 0, row.number(), measure, period.key(), PublishedArea.of(level, geography, name, shortened(ons)),
                    group(code.group(2), cell(row, "disaggregationlevel")), part, number);
            return true;
        }

        /** Whom the figure is about; empty when it is about everybody. */
        private static String group(String behindCode, String disaggregation) {
            boolean everybody = disaggregation.isEmpty() || disaggregation.equalsIgnoreCase("total") || disaggregation.equalsIgnoreCase("all");
            String group = behindCode.strip().isEmpty() || disaggregation.equalsIgnoreCase(behindCode.strip()) ? everybody ? "" : disaggregation
                    : everybody ? behindCode.strip() : disaggregation + " " + behindCode.strip();
            return shortened(group.toLowerCase(Locale.ROOT));
        }

        private static Optional<String> part(String words) {
            return switch (words.toLowerCase(Locale.ROOT)) {
                case "outcome" -> Optional.of("OUTCOME");
                case "numerator" -> Optional.of("NUMERATOR");
                case "denominator" -> Optional.of("DENOMINATOR");
                case "base" -> Optional.of("BASE");
                case "margin of error" -> Optional.of("MARGIN_OF_ERROR");
                default -> Optional.empty();
            };
        }

        private static String shortened(String text) {
            return text.substring(0, Math.min(LONGEST_NAME, text.length()));
        }

        private String cell(CsvRow row, String column) {
            return row.cell(table.position(column));
        }

        private boolean reject(CsvRow row, int position, String expected) {
            work.faults().reject(row.number(), row.heading(position), row.cell(position), expected);
            return false;
        }
    }
}
