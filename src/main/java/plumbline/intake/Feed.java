package plumbline.intake;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How fresh one format's data is.
 *
 * @param lastImport when a file of this format was last imported, or {@code null} for never
 * @param dataAsOf   the latest day that file spoke of
 * @param lastBatch  its batch
 */
public record Feed(Format format, @Nullable Instant lastImport, @Nullable LocalDate dataAsOf, @Nullable BatchId lastBatch) {
}
