package plumbline.intake;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one file while it is read: says every second how far it is, and stops it when somebody has asked for that. Reading is reckoned as
 * a third of the work and storing as the rest, which is about what it is for a file that brings much; once some of it is stored, the time left is
 * what storing the rest takes at the pace so far, or what it was reckoned to take if that is longer.
 */
final class ProgressWatch {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final int ROWS_BETWEEN_LOOKS = 500;
    private static final int READ = 33;
    private static final double STORING_TO_READING = (double) (100 - READ) / READ;

    /** Where progress is put down. Either answer says who has asked to stop the work, if anybody has. */
    interface Board {
        Optional<String> put(Progress progress);

        /** Nobody can stop it from here on. */
        Optional<String> last();
    }

    private final Board board;
    private final LongSupplier nanoseconds;
    private final long began;
    private long said;
    private long rows;
    private boolean stores;
    private long stored;

    ProgressWatch(Board board, LongSupplier nanoseconds) {
        this.board = board;
        this.nanoseconds = nanoseconds;
        this.began = nanoseconds.getAsLong();
        this.said = began;
    }

    /**
     * One more row was read.
     *
     * @param bytes so many of the file were read by now
     * @param all   so many it has
     */
    void row(long bytes, long all) {
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0 && nanoseconds.getAsLong() - said >= EVERY && all > 0) {
            double share = Math.min(1, (double) bytes / all);
            reading((int) (share * READ), share > 0 ? Long.valueOf(Math.round(rows / share)) : null);
        }
    }

    /**
     * All rows were read, and some of what follows is done.
     *
     * @param share of storing, 0 to 1
     */
    void storing(double share) {
        long now = nanoseconds.getAsLong();
        if (!stores) {
            stores = true;
            stored = now;
        }
        double reckoned = (stored - began) * STORING_TO_READING;
        double all = share > 0 ? Math.max(reckoned, (now - stored) / share) : reckoned;
        say(READ + (int) (share * (99 - READ)), rows, true, seconds(all * (1 - share)));
    }

    private void reading(int percent, @Nullable Long rowsInAll) {
        say(percent, rowsInAll, false, percent == 0 ? null : seconds((double) (nanoseconds.getAsLong() - began) * (100 - percent) / percent));
    }

    private static int seconds(double nanoseconds) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(nanoseconds / EVERY));
    }

    private void say(int percent, @Nullable Long rowsInAll, boolean storing, @Nullable Integer left) {
        said = nanoseconds.getAsLong();
        board.put(new Progress(rows, rowsInAll, percent, left, storing, null)).ifPresent(ProgressWatch::stop);
    }

    /** The last moment at which it can be stopped. */
    void last() {
        board.last().ifPresent(ProgressWatch::stop);
    }

    private static void stop(String by) {
        throw new ImportCancelled(by);
    }
}
