package plumbline.intake;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.database.BinaryFields;

/**
 * The right rows of one event type, in the order of the file, put aside until it is known whom they are about. Each has a short head
 * of fixed size, which is read several times, and its values as the database takes them, which are read once.
 */
final class StagedEvents implements AutoCloseable {

    /** Stands in a head where there is no day. */
    static final int NO_DAY = Integer.MIN_VALUE;
    /** Stands in a head where the event has no reference under which it can be stored as it is. */
    static final long NO_REFERENCE = 0;

    private static final int HEAD = 3 * Long.BYTES + 4 * Integer.BYTES;
    private static final int LENGTHS = 2 * Integer.BYTES;

    private final Spill heads = new Spill();
    private final Spill values = new Spill();
    private int count;

    /**
     * Adds a row.
     *
     * @param run       which run of rows of the same person it belongs to
     * @param key       a hash of its event key
     * @param reference a hash of its reference, or {@link #NO_REFERENCE}
     * @param stored    the values the table of the event type has, see {@link ClientLevelDataTables#stored}
     * @param rest      the values that decide which of several rows about an event counts
     */
    void add(long row, int run, long key, long reference, @Nullable LocalDate born, @Nullable LocalDate died, @Nullable LocalDate leftArea,
             BinaryFields stored, BinaryFields rest) {
        heads.room(HEAD).putLong(row).putInt(run).putLong(key).putLong(reference).putInt(day(born)).putInt(day(died)).putInt(day(leftArea));
        ByteBuffer room = values.room(LENGTHS + stored.length() + rest.length()).putInt(stored.length()).putInt(rest.length());
        stored.putInto(room);
        rest.putInto(room);
        count++;
    }

    private static int day(@Nullable LocalDate day) {
        return day == null ? NO_DAY : (int) day.toEpochDay();
    }

    /** The day a head says. */
    static @Nullable LocalDate day(int day) {
        return day == NO_DAY ? null : LocalDate.ofEpochDay(day);
    }

    int count() {
        return count;
    }

    Heads heads() {
        return new Heads();
    }

    Values values() {
        return new Values();
    }

    @Override
    public void close() {
        heads.close();
        values.close();
    }

    /** Goes through the heads. What a head says is read after {@link #next}. */
    final class Heads {

        private final Spill.Reading reading = heads.read();
        private int place = -1;
        long row;
        int run;
        long key;
        long reference;
        int born;
        int died;
        int leftArea;

        private Heads() {
        }

        boolean next() {
            ByteBuffer head = reading.next(HEAD);
            if (head == null) {
                return false;
            }
            place++;
            row = head.getLong();
            run = head.getInt();
            key = head.getLong();
            reference = head.getLong();
            born = head.getInt();
            died = head.getInt();
            leftArea = head.getInt();
            return true;
        }

        /** Which event of its type it is, from 0. */
        int place() {
            return place;
        }
    }

    /** Goes through the values, one row after the other. */
    final class Values {

        private final Spill.Reading reading = values.read();
        private int stored;
        private int rest;

        private Values() {
        }

        /** The stored values of the next row and the rest behind them; they are valid until the next call. */
        ByteBuffer next() {
            ByteBuffer lengths = reading.next(LENGTHS);
            if (lengths == null) {
                throw new IllegalStateException("there are more heads than rows");
            }
            stored = lengths.getInt();
            rest = lengths.getInt();
            ByteBuffer ahead = reading.next(stored + rest);
            if (ahead == null) {
                throw new IllegalStateException("a row has no values");
            }
            ByteBuffer both = ahead.slice(ahead.position(), stored + rest);
            ahead.position(ahead.position() + stored + rest);
            return both;
        }

        /** How many bytes of them are what is stored. */
        int stored() {
            return stored;
        }
    }
}
