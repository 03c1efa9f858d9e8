package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.database.CopyRows;

/**
 * Reads the regulator's register, one row for each location: those that are active, or those that are not any more. It has the overall
 * rating only; of a location with several services that is "Not Rated", and the ratings of its services stay as other files brought them.
 */
abstract class RegisterReader implements FormatReader {

    private static final Pattern LOCATION_ID = Pattern.compile("1-\\d{3,15}|[A-Z0-9]{2,12}");
    private static final String OVERALL = "Overall";
    private static final String ENDED = "locationhscaenddate";
    private static final String PUBLISHED = "publicationdate";

    private final Format format;
    private final boolean closed;

    /** @param closed whether every location of the file has lost its registration */
    RegisterReader(Format format, boolean closed) {
        this.format = format;
        this.closed = closed;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public Staged stage(ImportWork work) {
        boolean monthFirst = readsMonthFirst(work);
        work.jdbc().execute(LocationsMerge.STAGE);
        String heading;
        try (CsvTable table = work.openTable(format)) {
            work.stage(table, "rating_stage", new RegisterRow(work, table, closed, monthFirst));
            heading = table.hasColumn(ENDED) ? table.headings().get(table.position(ENDED)) : "";
        }
        return () -> {
            new LocationsMerge(work).merge(true);
            new OpenServicesOfClosed(work).doubt(heading);
        };
    }

    /** Workbooks have true dates; a CSV made of one may have the month first, which a date that can only be so shows. */
    private boolean readsMonthFirst(ImportWork work) {
        long dayFirstRow = 0;
        long monthFirstRow = 0;
        try (CsvTable table = work.openTable(format)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                for (String column : List.of(PUBLISHED, ENDED)) {
                    String text = row.cell(table.position(column));
                    boolean dayFirst = Dates.read(text) != null;
                    boolean monthFirst = Dates.readMonthFirst(text) != null;
                    dayFirstRow = dayFirst && !monthFirst && dayFirstRow == 0 ? row.number() : dayFirstRow;
                    monthFirstRow = monthFirst && !dayFirst && monthFirstRow == 0 ? row.number() : monthFirstRow;
                }
            }
        }
        if (dayFirstRow > 0 && monthFirstRow > 0) {
            throw new FileRefused("The file mixes two ways of writing dates: row " + monthFirstRow + " has the month first, row " + dayFirstRow
                    + " the day. Write all of them like 2026-05-29 and send the file again.");
        }
        return monthFirstRow > 0;
    }

    /** Checks one location. */
    private record RegisterRow(ImportWork work, CsvTable table, boolean closed, boolean monthFirst) implements ImportWork.StageRow {

        @Override
        public boolean write(CsvRow row, CopyRows copy) throws SQLException {
            String id = cell(row, "locationid");
            if (!LOCATION_ID.matcher(id).matches()) {
                return reject(row, "locationid", "a CQC location id: 1- and digits, or an organisation code");
            }
            String rating = Missing.orEmpty(cell(row, "locationlatestoverallrating"));
            if (!rating.isEmpty() && Ratings.band(rating) == null && !Ratings.isSentinel(rating)) {
                return reject(row, "locationlatestoverallrating", "\"Outstanding\", \"Good\", \"Requires improvement\", \"Inadequate\", \"Not Rated\" or nothing");
            }
            LocalDate ended = closed ? day(row, ENDED) : null;
            if (closed && ended == null) {
                return reject(row, ENDED, "the day the registration ended, " + Dates.EXPECTED.replaceFirst("a date ", ""));
            }
            LocalDate published = day(row, PUBLISHED);
            if (published == null && !Missing.is(cell(row, PUBLISHED))) {
                return reject(row, PUBLISHED, Dates.EXPECTED);
            }
            if (published != null && published.isAfter(work.today())) {
                return reject(row, PUBLISHED, "a day that is not in the future");
            }
            work.counts().speaksOf(closed ? ended.isAfter(work.today()) ? null : ended : published);
            boolean socialCare = cell(row, "locationtypesector").equalsIgnoreCase("Social Care Org");
            copy.number(row.number()).text(id).text(cell(row, "locationname")).text(cell(row, "providerid")).text(cell(row, "providername"))
                    .text(cell(row, "locationlocalauthority")).flag(socialCare).day(ended).text(OVERALL).text(OVERALL).text(rating).text(Ratings.band(rating))
                    .day(rating.isEmpty() ? null : published).endRow();
            return true;
        }

        private @Nullable LocalDate day(CsvRow row, String column) {
            String text = cell(row, column);
            return monthFirst ? Dates.readMonthFirst(text) : Dates.read(text);
        }

        private String cell(CsvRow row, String column) {
            return row.cell(table.position(column));
        }

        private boolean reject(CsvRow row, String column, String expected) {
            int position = table.position(column);
            work.faults().reject(row.number(), row.heading(position), row.cell(position), expected);
            return false;
        }
    }
}
