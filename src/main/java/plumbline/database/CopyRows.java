package plumbline.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into a table by COPY, in the text format, through one buffer and in the connection's transaction. Close without
 * {@link #finish} leaves the table as it was.
 */
public final class CopyRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final OpenCopy copy;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private boolean rowStarted;

    /** @param tableAndColumns a constant of the program, never anything a person typed */
    public CopyRows(Connection connection, String tableAndColumns) throws SQLException {
        this.copy = new OpenCopy(connection, "copy " + tableAndColumns + " from stdin");
    }

    /** Adds a value; {@code null} is SQL null. */
    public CopyRows text(@Nullable String value) throws SQLException {
        separate();
        if (value == null) {
            put('\\');
            put('N');
            return this;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\\' || bytes[i] >= 0 && bytes[i] < ' ') {
                put(bytes, from, i);
                escaped(bytes[i]);
                from = i + 1;
            }
        }
        put(bytes, from, bytes.length);
        return this;
    }

    /** Adds a day. */
    public CopyRows day(@Nullable LocalDate day) throws SQLException {
        return text(day == null ? null : day.toString());
    }

    /** Adds a number. */
    public CopyRows number(long number) throws SQLException {
        return text(Long.toString(number));
    }

    /** Adds a yes or no. */
    public CopyRows flag(boolean flag) throws SQLException {
        return text(flag ? "t" : "f");
    }

    /** Ends the row. */
    public void endRow() throws SQLException {
        put('\n');
        rowStarted = false;
    }

    /** Sends what is left and gives the number of rows. */
    public long finish() throws SQLException {
        flush();
        return copy.finish();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    private void separate() throws SQLException {
        if (rowStarted) {
            put('\t');
        }
        rowStarted = true;
    }

    /** Nearly all that is written needs no escape and goes in one piece. */
    private void put(byte[] bytes, int from, int before) throws SQLException {
        int written = from;
        while (written < before) {
            if (used == BUFFER) {
                flush();
            }
            int piece = Math.min(before - written, BUFFER - used);
            System.arraycopy(bytes, written, buffer, used, piece);
            used += piece;
            written += piece;
        }
    }

    private void escaped(byte b) throws SQLException {
        switch (b) {
            case '\\' -> put('\\', '\\');
            case '\t' -> put('\\', 't');
            case '\n' -> put('\\', 'n');
            case '\r' -> put('\\', 'r');
            default -> put(b);
        }
    }

    private void put(int first, int second) throws SQLException {
        put(first);
        put(second);
    }

    private void put(int value) throws SQLException {
        if (used == BUFFER) {
            flush();
        }
        buffer[used++] = (byte) value;
    }

    private void flush() throws SQLException {
        if (used > 0) {
            copy.write(buffer, 0, used);
            used = 0;
        }
    }
}
