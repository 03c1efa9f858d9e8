package plumbline.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes rows into a table by COPY, in the binary format, in the connection's transaction: the server has nothing to read out of
 * text. Close without {@link #finish} leaves the table as it was.
 */
public final class BinaryCopyRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short END = -1;

    private final OpenCopy copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    /** @param tableAndColumns a constant of the program, never anything a person typed */
    public BinaryCopyRows(Connection connection, String tableAndColumns) throws SQLException {
        copy = new OpenCopy(connection, "copy " + tableAndColumns + " from stdin with (format binary)");
        // Neither flags nor an extension of the header.
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row of so many values, which {@link #fields} gives. */
    public BinaryCopyRows row(int fields) throws SQLException {
        room(Short.BYTES).putShort((short) fields);
        return this;
    }

    /** Adds values. */
    public BinaryCopyRows fields(BinaryFields fields) throws SQLException {
        if (fields.length() > BUFFER) {
            ByteBuffer all = ByteBuffer.allocate(fields.length());
            fields.putInto(all);
            return fields(all.flip());
        }
        fields.putInto(room(fields.length()));
        return this;
    }

    /** Adds values that were put into a buffer: all that remains of it. */
    public BinaryCopyRows fields(ByteBuffer fields) throws SQLException {
        if (fields.remaining() > BUFFER) {
            flush();
            copy.write(fields.array(), fields.arrayOffset() + fields.position(), fields.remaining());
            fields.position(fields.limit());
        } else {
            room(fields.remaining()).put(fields);
        }
        return this;
    }

    /** Sends what is left and gives the number of rows. */
    public long finish() throws SQLException {
        room(Short.BYTES).putShort(END);
        flush();
        return copy.finish();
    }

    @Override
    public void close() throws SQLException {
        copy.close();
    }

    private ByteBuffer room(int more) throws SQLException {
        if (buffer.remaining() < more) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
