package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.database.CopyRows;

/**
 * Reads the regulator's list of locations with overall and key-question ratings: one row for each location. Its
 * "Publication Date" repeats the day the service started and is not the day of the rating, so it is not read.
 */
@Component
class LocationListReader implements FormatReader {

    private static final String OVERALL = "Overall";
    private static final Pattern LOCATION_ID = Pattern.compile("1-\\d{3,15}|[A-Z0-9]{2,12}");

    private static final Map<String, String> DOMAINS = Map.of(
            "locationlatestoverallrating", OVERALL, "locationsaferating", "Safe", "locationeffectiverating", "Effective",
            "locationcaringrating", "Caring", "locationresponsiverating", "Responsive", "locationwellledrating", "Well-led");

    @Override
    public Format format() {
        return Format.CQC_LOCATIONS;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(LocationsMerge.STAGE);
        try (CsvTable table = work.openTable(format())) {
            work.stage(table, "rating_stage", new LocationRow(work, table));
        }
        return () -> new LocationsMerge(work).merge(false);
    }

    /** Checks one row; it becomes one staged row for each domain. */
    private static final class LocationRow implements ImportWork.StageRow {

        private final ImportWork work;
        private final CsvTable table;

        LocationRow(ImportWork work, CsvTable table) {
            this.work = work;
            this.table = table;
        }

        @Override
        public boolean write(CsvRow row, CopyRows copy) throws SQLException {
            String id = cell(row, "locationid");
            if (!LOCATION_ID.matcher(id).matches()) {
                return reject(row, "locationid", "a CQC location id: 1- and digits, or an organisation code");
            }
            for (String column : DOMAINS.keySet()) {
                String rating = Missing.orEmpty(cell(row, column));
                if (!rating.isEmpty() && Ratings.band(rating) == null && !Ratings.isSentinel(rating)) {
                    return reject(row, column, "\"Outstanding\", \"Good\", \"Requires improvement\", \"Inadequate\" or nothing");
                }
            }
            String endText = Missing.orEmpty(cell(row, "locationhscaenddate"));
            LocalDate ended = endText.isEmpty() ? null : Dates.read(endText);
            if (ended == null && !endText.isEmpty()) {
                return reject(row, "locationhscaenddate", Dates.EXPECTED);
            }
            for (Map.Entry<String, String> domain : DOMAINS.entrySet()) {
                String rating = Missing.orEmpty(cell(row, domain.getKey()));
                if (!rating.isEmpty() || domain.getValue().equals(OVERALL)) {
                    stage(row, copy, id, ended, domain.getValue(), rating);
                }
            }
            return true;
        }

        private void stage(CsvRow row, CopyRows copy, String id, @Nullable LocalDate ended, String domain, String rating)
                throws SQLException {
            String category = cell(row, "primaryinspectioncategory");
            boolean socialCare = category.equalsIgnoreCase("Residential social care")
                    || category.equalsIgnoreCase("Community based adult social care services");
            copy.number(row.number()).text(id).text(cell(row, "locationname")).text(cell(row, "providerid")).text(cell(row, "providername"))
                    .text(cell(row, "locationlocalauthority")).flag(socialCare).day(ended).text(OVERALL).text(domain).text(rating)
                    .text(Ratings.band(rating)).day(null).endRow();
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
