package plumbline.intake;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads client level data: one row for each event of a person, all columns by name. */
@Component
class ClientLevelDataReader implements FormatReader {

    static final String STAGE = """
            create temporary table cld_stage (row_number int, local_id text collate "C", nhs text collate "C", born_on date, died_on date,
                event text collate "C", event_ref text collate "C", start_on date, end_on date, period_end date, outcome_rank int,
                role text collate "C", kind text collate "C", setting text collate "C", component text collate "C",
                location_id text collate "C", progresses boolean, closed boolean, left_area_on date, event_key text collate "C")
            on commit drop""";

    private final ClientLevelDataValues values = new ClientLevelDataValues();

    @Override
    public Format format() {
        return Format.CLIENT_LEVEL_DATA;
    }

    @Override
    public Staged stage(ImportWork work) {
        JdbcTemplate jdbc = work.jdbc();
        jdbc.execute(STAGE);
        byte[] key = Objects.requireNonNull(jdbc.queryForObject("select key from nhs_digest_key", byte[].class));
        try (CsvTable table = work.openTable(format())) {
            work.refuseUnknownColumns(table, ClientLevelDataColumns.KNOWN);
            ClientLevelDataColumns columns = new ClientLevelDataColumns(table, values);
            work.stage(table, "cld_stage", new ClientLevelDataRow(work, columns, values, new NhsNumbers(key)));
        }
        return () -> {
            jdbc.execute("analyze cld_stage");
            new ClientLevelDataMerge(work).merge();
        };
    }
}
