package plumbline.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Batch;
import plumbline.intake.Format;

/**
 * A batch as the API gives it.
 *
 * @param format   the format's code, or {@code null} when it was not recognised
 * @param state    RUNNING, IMPORTED, REFUSED, INTERRUPTED, TO_BE_MAPPED, PREVIEWED, DISCARDED or WITHDRAWN
 * @param repeated whether the same content had been imported before, so that nothing changed
 */
record BatchView(long id, String fileName, @Nullable String format, String state, String sha256, long bytes, Instant startedAt,
                 @Nullable Instant finishedAt, String startedBy, @Nullable LocalDate dataAsOf, int read, int accepted, int unchanged,
                 int duplicate, int rejected, int doubtful, @Nullable String reason, @Nullable Instant decidedAt, @Nullable String decidedBy, boolean repeated) {

    static BatchView of(Batch batch) {
        return new BatchView(batch.id().value(), batch.fileName(), batch.format().map(Format::code).orElse(null), batch.state().name(),
                batch.sha256(), batch.bytes(), batch.startedAt(), batch.finishedAt(), batch.startedBy(), batch.dataAsOf(), batch.read(),
                batch.accepted(), batch.unchanged(), batch.duplicate(), batch.rejected(), batch.doubtful(), batch.reason(),
                batch.decidedAt(), batch.decidedBy(), batch.repeated());
    }
}
