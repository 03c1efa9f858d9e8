package plumbline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Writes many rows with PostgreSQL's COPY, in the caller's transaction. Some ten times faster than inserts.
 */
@Component
public class BulkCopy {

    private final DataSource dataSource;

    BulkCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Writes rows into a table.
     *
     * @param target the table and its columns, for example {@code finding_tally (standard, outcome, findings)}; a constant of the program,
     *               never anything a person typed
     * @param rows   one array for each row, values in the order of the columns; {@code null} is SQL null
     */
    public void write(String target, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (CopyRows copy = new CopyRows(connection, target)) {
            for (@Nullable Object[] row : rows) {
                for (@Nullable Object value : row) {
                    copy.text(value == null ? null : value.toString());
                }
                copy.endRow();
            }
            copy.finish();
        } catch (SQLException failed) {
            throw new IllegalStateException("could not write to " + target, failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
