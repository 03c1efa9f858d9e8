package plumbline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a batch from its row. */
final class BatchRow {

    private BatchRow() {
    }

    static Batch read(ResultSet row, int index) throws SQLException {
        return new Batch(new BatchId(row.getLong("id")), row.getString("file_name"),
                Optional.ofNullable(row.getString("format")).flatMap(Format::coded), row.getString("sha256"), row.getLong("bytes"),
                Batch.State.valueOf(row.getString("state")), row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"), row.getString("started_by"), row.getObject("data_as_of", LocalDate.class),
                row.getInt("rows_read"), row.getInt("accepted"), row.getInt("unchanged"), row.getInt("duplicate"),
                row.getInt("rejected"), row.getInt("doubtful"), row.getString("reason"), instant(row, "decided_at"),
                row.getString("decided_by"), false);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
