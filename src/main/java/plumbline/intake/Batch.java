package plumbline.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file that was given to the service and what became of it. Of an imported file every row is counted once:
 * {@code read = accepted + unchanged + duplicate + rejected}.
 *
 * @param format     empty when the format was not recognised
 * @param sha256     of the content, in hexadecimal
 * @param dataAsOf   the latest day the file speaks of, if it was imported
 * @param accepted   rows that brought something new or changed something
 * @param unchanged  rows that said what was known already
 * @param duplicate  rows that say the same as another row of the file
 * @param rejected   rows that were left out, each with a fault
 * @param doubtful   faults on rows that went in all the same
 * @param reason     why the whole file was refused or withdrawn, or {@code null}
 * @param decidedAt  when it was accepted after a look, discarded or withdrawn, if it was
 * @param decidedBy  who did so
 * @param repeated   whether this is the first result of a file that was given again
 */
public record Batch(BatchId id, String fileName, Optional<Format> format, String sha256, long bytes, State state,
                    Instant startedAt, @Nullable Instant finishedAt, String startedBy, @Nullable LocalDate dataAsOf,
                    int read, int accepted, int unchanged, int duplicate, int rejected, int doubtful,
                    @Nullable String reason, @Nullable Instant decidedAt, @Nullable String decidedBy, boolean repeated) {

    /** What became of a file. */
    public enum State {
        RUNNING("Running"),
        IMPORTED("Imported"),
        /** Nothing of it was imported. */
        REFUSED("Refused"),
        /** The service stopped while it was read; nothing of it was imported. */
        INTERRUPTED("Interrupted"),
        /** Nobody has seen its header before; somebody has to say what its columns mean. */
        TO_BE_MAPPED("Waiting to be explained"),
        /** It was read to see what it would bring; nothing of it is imported until somebody accepts it. */
        PREVIEWED("Waiting to be accepted"),
        /** Somebody looked at it and decided against it. */
        DISCARDED("Discarded"),
        /** It was imported, and everything it brought was taken back. */
        WITHDRAWN("Withdrawn");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }
    }

    Batch asRepeated() {
        return new Batch(id, fileName, format, sha256, bytes, state, startedAt, finishedAt, startedBy, dataAsOf, read,
                accepted, unchanged, duplicate, rejected, doubtful, reason, decidedAt, decidedBy, true);
    }
}
