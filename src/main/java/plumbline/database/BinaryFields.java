package plumbline.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row as COPY takes them in the binary format: each with its length before it. They can be kept and sent later, to
 * any table whose columns are of just these types, in this order.
 *
 * <p>Source: PostgreSQL 18 documentation, COPY, "Binary Format"; dates count days from 1 January 2000.
 */
public final class BinaryFields {

    private static final int FIRST_SIZE = 512;
    private static final int NULL = -1;
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);
    private int fields;

    /** Begins anew. */
    public BinaryFields clear() {
        bytes.clear();
        fields = 0;
        return this;
    }

    /** Adds a value of type {@code text}; {@code null} is SQL null. */
    public BinaryFields text(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + encoded.length).putInt(encoded.length).put(encoded);
        fields++;
        return this;
    }

    /** Adds a value of type {@code date}; {@code null} is SQL null. */
    public BinaryFields day(@Nullable LocalDate day) {
        return day == null ? nothing() : integer((int) (day.toEpochDay() - EPOCH));
    }

    /** Adds a value of type {@code int}. */
    public BinaryFields integer(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        fields++;
        return this;
    }

    /** Adds a value of type {@code bigint}. */
    public BinaryFields number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        fields++;
        return this;
    }

    /** Adds a value of type {@code boolean}. */
    public BinaryFields flag(boolean value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
        fields++;
        return this;
    }

    private BinaryFields nothing() {
        room(Integer.BYTES).putInt(NULL);
        fields++;
        return this;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + more));
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    /** How many values there are. */
    public int count() {
        return fields;
    }

    /** How many bytes they are. */
    public int length() {
        return bytes.position();
    }

    /** Puts them behind what is in a buffer that has room for them. */
    public void putInto(ByteBuffer target) {
        target.put(bytes.array(), 0, bytes.position());
    }
}
