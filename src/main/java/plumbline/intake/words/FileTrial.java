package plumbline.intake.words;

import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import plumbline.core.Attempt;
import plumbline.intake.BatchId;

/**
 * Reads a file by words that are not in force into facts that are undone at once. In between somebody looks at the facts as they would be; nothing
 * of the file stays, neither facts nor faults.
 */
public interface FileTrial {

    /** The files that wait for somebody to accept them and have fields with lists of values, the latest first. */
    List<WaitingFile> waiting();

    /** Opens a file that waits. The caller closes it. */
    Attempt<OpenFile> open(BatchId waiting);

    /** Opens a file that is given. The caller closes it. */
    Attempt<OpenFile> receive(String fileName, InputStream content);

    /** A file that waits to be accepted. */
    record WaitingFile(BatchId id, String name) {
    }

    /**
     * What came of reading a file.
     *
     * @param wentIn how many of its rows said something that could be used, or that was known already
     * @param all    how many rows it has
     */
    record Rows(int wentIn, int all) {
    }

    /** A file that can be read more than once. */
    interface OpenFile extends AutoCloseable {

        /** Its name. */
        String name();

        /**
         * Reads it, has somebody look in the same thread, and undoes it. Files of its format wait that long.
         *
         * @param wanted asked about once a second while it is read: it stops when it is not wanted any more
         * @return what came of its rows, or why it cannot be read
         */
        Attempt<Rows> read(List<CouncilWord> words, BooleanSupplier wanted, Runnable look);

        /** Forgets its content. */
        @Override
        void close();
    }
}
