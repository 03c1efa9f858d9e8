package plumbline.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A COPY into a table that has begun, in the connection's transaction. Close without {@link #finish} leaves the table as it was. */
final class OpenCopy implements AutoCloseable {

    private final CopyIn copy;

    /** @param statement made of constants of the program, never of anything a person typed */
    OpenCopy(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    void write(byte[] bytes, int from, int length) throws SQLException {
        copy.writeToCopy(bytes, from, length);
    }

    /** Gives the number of rows. */
    long finish() throws SQLException {
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
