package plumbline.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, of a large file taken out of the text by a thread of its own while the rows before are checked. They come in their order, and
 * whatever stands against the file comes where it stands. Close ends the thread; it holds a few rows ahead, however large they are.
 */
final class RowsAhead implements AutoCloseable {

    private static final int LARGE = 1 << 20;
    private static final int ROWS = 256;
    private static final int BYTES = 1 << 18;
    private static final int MOST_AHEAD = 8;
    private static final int PATIENCE = 20;

    private final CsvTable table;
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(MOST_AHEAD);
    private final @Nullable Thread reader;
    private volatile boolean closed;
    private Part part = new Part(List.of(), 0, null, null, false);
    private Iterator<CsvRow> rows = part.rows().iterator();

    /** Some rows, and how much of the text was read by then; the last part says what stopped the reader, if it was not the end. */
    private record Part(List<CsvRow> rows, long bytesRead, @Nullable RuntimeException refused, @Nullable Error failed, boolean last) {
    }

    /** @param bytes how large the text is */
    RowsAhead(CsvTable table, long bytes) {
        this.table = table;
        reader = bytes < LARGE ? null : new Thread(this::readAll, "plumbline-import-reader");
        if (reader != null) {
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** The next row that is not blank, or {@code null} at the end. */
    @Nullable CsvRow next() {
        if (reader == null) {
            return table.next();
        }
        while (!rows.hasNext() && !part.last()) {
            part = taken();
            rows = part.rows().iterator();
        }
        if (rows.hasNext()) {
            return rows.next();
        }
        if (part.failed() != null) {
            throw part.failed();
        }
        if (part.refused() != null) {
            throw part.refused();
        }
        return null;
    }

    /** How much of the text was read for the rows so far, give or take a few of them. */
    long bytesRead() {
        return reader == null ? table.bytesRead() : part.bytesRead();
    }

    private Part taken() {
        try {
            return parts.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file is read", stopped);
        }
    }

    private void readAll() {
        List<CsvRow> some = new ArrayList<>(ROWS);
        long from = table.bytesRead();
        try {
            for (CsvRow row = table.next(); row != null && !closed; row = table.next()) {
                some.add(row);
                if (some.size() == ROWS || table.bytesRead() - from >= BYTES) {
                    give(new Part(some, table.bytesRead(), null, null, false));
                    some = new ArrayList<>(ROWS);
                    from = table.bytesRead();
                }
            }
            give(new Part(some, table.bytesRead(), null, null, true));
        } catch (RuntimeException refused) {
            give(new Part(some, table.bytesRead(), refused, null, true));
        } catch (Error failed) {
            give(new Part(some, table.bytesRead(), null, failed, true));
        }
    }

    private void give(Part next) {
        try {
            boolean given = false;
            while (!closed && !given) {
                given = parts.offer(next, PATIENCE, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (reader != null && reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
