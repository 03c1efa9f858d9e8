package plumbline.intake;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one file while it is read: says every second how far it is, and stops it when somebody has asked for that. Reading is reckoned as
 * half of the work, storing as the other half, which is about what it is for a file that brings much.
 */
final class ProgressWatch {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final int ROWS_BETWEEN_LOOKS = 500;
    private static final int READ = 50;

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
            say((int) (share * READ), share > 0 ? Long.valueOf(Math.round(rows / share)) : null, false);
        }
    }

    /**
     * All rows were read, and some of what follows is done.
     *
     * @param share of storing, 0 to 1
     */
    void storing(double share) {
        say(READ + (int) (share * (99 - READ)), rows, true);
    }

    private void say(int percent, @Nullable Long rowsInAll, boolean storing) {
        said = nanoseconds.getAsLong();
        long elapsed = TimeUnit.NANOSECONDS.toSeconds(said - began);
        Integer left = percent == 0 ? null : Integer.valueOf((int) Math.min(Integer.MAX_VALUE, elapsed * (100 - percent) / percent));
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
