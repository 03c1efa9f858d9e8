package plumbline.intake;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads client level data: one row for each event of a person, all columns by name. */
@Component
class ClientLevelDataReader implements FormatReader {

    private final ClientLevelDataValues values = new ClientLevelDataValues();

    @Override
    public Format format() {
        return Format.CLIENT_LEVEL_DATA;
    }

    @Override
    public Staged stage(ImportWork work) {
        ClientLevelDataStage stage = new ClientLevelDataStage();
        try {
            read(work, stage);
        } catch (RuntimeException stopped) {
            stage.close();
            throw stopped;
        }
        return new Staged() {
            @Override
            public void merge() {
                new ClientLevelDataMerge(work, stage).merge();
            }

            @Override
            public void close() {
                stage.close();
            }
        };
    }

    private void read(ImportWork work, ClientLevelDataStage stage) {
        JdbcTemplate jdbc = work.jdbc();
        jdbc.execute(ClientLevelDataStage.RUNS);
        byte[] key = Objects.requireNonNull(jdbc.queryForObject("select key from nhs_digest_key", byte[].class));
        try (CsvTable table = work.openTable(format())) {
            work.refuseUnknownColumns(table, ClientLevelDataColumns.KNOWN);
            ClientLevelDataColumns columns = new ClientLevelDataColumns(table, values);
            stage.tellsOfDeaths(columns.died >= 0);
            work.stage(table, "cld_run", new ClientLevelDataRow(work, columns, values, new NhsNumbers(key), stage));
        }
    }
}
