package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.database.CopyRows;

/**
 * Reads the regulator's "care directory with ratings": one row for each location, service group and domain. Its dates are
 * month first, because the published workbook is converted that way; ISO dates are understood too. When a file shows by a
 * date that can only be day first that it is written so, it is read so; a file that shows both is refused.
 */
@Component
class CareDirectoryReader implements FormatReader {

    private static final Pattern LOCATION_ID = Pattern.compile("1-\\d{3,15}|[A-Z0-9]{2,12}");

    @Override
    public Format format() {
        return Format.CQC_RATINGS;
    }

    @Override
    public Staged stage(ImportWork work) {
        boolean monthFirst = readsMonthFirst(work);
        work.jdbc().execute(LocationsMerge.STAGE);
        try (CsvTable table = work.openTable(format())) {
            work.stage(table, "rating_stage", new DirectoryRow(work, table, monthFirst));
        }
        return () -> new LocationsMerge(work).merge(true);
    }

    private boolean readsMonthFirst(ImportWork work) {
        long dayFirstRow = 0;
        long monthFirstRow = 0;
        try (CsvTable table = work.openTable(format())) {
            int column = table.position("publicationdate");
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                String text = row.cell(column);
                boolean dayFirst = Dates.read(text) != null;
                boolean monthFirst = Dates.readMonthFirst(text) != null;
                dayFirstRow = dayFirst && !monthFirst && dayFirstRow == 0 ? row.number() : dayFirstRow;
                monthFirstRow = monthFirst && !dayFirst && monthFirstRow == 0 ? row.number() : monthFirstRow;
            }
        }
        if (dayFirstRow > 0 && monthFirstRow > 0) {
            throw new FileRefused("Column \"Publication Date\" mixes two ways of writing dates: row " + monthFirstRow
                    + " has the month first, row " + dayFirstRow + " the day. Write all of them like 2026-05-29 and send the file again.");
        }
        return dayFirstRow == 0;
    }

    /** Checks one row. */
    private static final class DirectoryRow implements ImportWork.StageRow {

        private final ImportWork work;
        private final CsvTable table;
        private final boolean monthFirst;

        DirectoryRow(ImportWork work, CsvTable table, boolean monthFirst) {
            this.work = work;
            this.table = table;
            this.monthFirst = monthFirst;
        }

        @Override
        public boolean write(CsvRow row, CopyRows copy) throws SQLException {
            String id = cell(row, "locationid");
            String rating = cell(row, "latestrating");
            if (!LOCATION_ID.matcher(id).matches()) {
                return reject(row, "locationid", "a CQC location id: 1- and digits, or an organisation code");
            }
            if (Ratings.band(rating) == null && !Ratings.isSentinel(rating)) {
                return reject(row, "latestrating", "\"Outstanding\", \"Good\", \"Requires improvement\", \"Inadequate\" or \"Not Rated\"");
            }
            if (cell(row, "servicepopulationgroup").isEmpty() || cell(row, "domain").isEmpty()) {
                return reject(row, "domain", "a service group and a domain");
            }
            LocalDate published = published(row);
            if (published == null && !Missing.is(cell(row, "publicationdate"))) {
                return reject(row, "publicationdate", "a date written month/day/year as the care directory writes it, or 2026-05-29");
            }
            if (published != null && published.isAfter(work.today())) {
                return reject(row, "publicationdate", "a day that is not in the future");
            }
            work.counts().speaksOf(published);
            copy.number(row.number()).text(id).text(cell(row, "locationname")).text(cell(row, "providerid")).text(cell(row, "providername"))
                    .text(cell(row, "locationlocalauthority")).flag(cell(row, "locationtype").equalsIgnoreCase("Social Care Org"))
                    .day(null).text(cell(row, "servicepopulationgroup")).text(cell(row, "domain")).text(rating)
                    .text(Ratings.band(rating)).day(published).endRow();
            return true;
        }

        private @Nullable LocalDate published(CsvRow row) {
            String text = cell(row, "publicationdate");
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
