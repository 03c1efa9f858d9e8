package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import plumbline.database.CopyRows;

/**
 * Reads a history of overall ratings: one row for each inspection of a location, by the day of its report. Such a file says nothing else
 * of a location: what is known stays, and a location nobody has heard of is called by its id until a register names it.
 */
@Component
class RatingHistoryReader implements FormatReader {

    private static final Pattern LOCATION_ID = Pattern.compile("1-\\d{3,15}|[A-Z0-9]{2,12}");
    private static final String OVERALL = "Overall";

    /** In the file's own rows, so that the merge finds each location as it is. */
    private static final String AS_KNOWN = """
            update rating_stage s set name = l.name, provider_id = l.provider_id, provider_name = l.provider_name, authority = l.authority,
                social_care = l.social_care, deactivated_on = l.deactivated_on
            from location l where l.ref = s.location_id""";

    @Override
    public Format format() {
        return Format.CQC_HISTORY;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(LocationsMerge.STAGE);
        try (CsvTable table = work.openTable(format())) {
            work.stage(table, "rating_stage", new InspectionRow(work, table));
        }
        return () -> {
            work.jdbc().update(AS_KNOWN);
            new LocationsMerge(work).merge(true);
        };
    }

    /** Checks one inspection. */
    private record InspectionRow(ImportWork work, CsvTable table) implements ImportWork.StageRow {

        @Override
        public boolean write(CsvRow row, CopyRows copy) throws SQLException {
            String id = row.cell(table.position("locationid"));
            if (!LOCATION_ID.matcher(id).matches()) {
                return reject(row, "locationid", "a CQC location id: 1- and digits, or an organisation code");
            }
            String rating = row.cell(table.position("overall"));
            if (Ratings.band(rating) == null && !Ratings.isSentinel(rating)) {
                return reject(row, "overall", "\"Outstanding\", \"Good\", \"Requires improvement\", \"Inadequate\" or \"Not Rated\"");
            }
            LocalDate published = Dates.read(row.cell(table.position("reportdate")));
            if (published == null || published.isAfter(work.today())) {
                return reject(row, "reportdate", Dates.EXPECTED + ", not in the future");
            }
            work.counts().speaksOf(published);
            copy.number(row.number()).text(id).text(id).text("").text("").text("").flag(true).day(null).text(OVERALL).text(OVERALL).text(rating)
                    .text(Ratings.band(rating)).day(published).endRow();
            return true;
        }

        private boolean reject(CsvRow row, String column, String expected) {
            int position = table.position(column);
            work.faults().reject(row.number(), row.heading(position), row.cell(position), expected);
            return false;
        }
    }
}
