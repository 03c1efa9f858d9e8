package plumbline.intake.web;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.intake.Batch;
import plumbline.intake.Format;

/** A batch as the pages show it, everything in words. */
record BatchRow(String id, String fileName, String format, String state, @Nullable String colour, String started, String startedBy,
                String size, String sha256, String dataAsOf, String read, String accepted, String unchanged, String duplicate,
                String rejected, String doubtful, @Nullable String reason, @Nullable String decided, @Nullable String decidedBy, boolean imported,
                boolean waiting, boolean withdrawn, boolean toBeMapped, boolean discarded) {

    /** Whether its rows were counted: it was read to the end. */
    public boolean counted() {
        return imported || waiting || withdrawn;
    }

    /** Whether somebody decided against it, after a look or while it was read. */
    public boolean stopped() {
        return discarded && decidedBy != null;
    }

    static BatchRow of(Batch batch) {
        return new BatchRow(batch.id().toString(), batch.fileName(), batch.format().map(Format::title).orElse("Not recognised"),
                batch.state().word(), colour(batch.state()), BusinessTime.write(batch.startedAt()), batch.startedBy(),
                size(batch.bytes()), batch.sha256(), batch.dataAsOf() == null ? "" : BusinessTime.write(batch.dataAsOf()),
                number(batch.read()), number(batch.accepted()), number(batch.unchanged()), number(batch.duplicate()),
                number(batch.rejected()), number(batch.doubtful()), batch.reason(), batch.decidedAt() == null ? null : BusinessTime.write(batch.decidedAt()), batch.decidedBy(),
                batch.state() == Batch.State.IMPORTED, batch.state() == Batch.State.PREVIEWED, batch.state() == Batch.State.WITHDRAWN,
                batch.state() == Batch.State.TO_BE_MAPPED, batch.state() == Batch.State.DISCARDED);
    }

    private static @Nullable String colour(Batch.State state) {
        return switch (state) {
            case IMPORTED -> "green";
            case RUNNING -> "blue";
            case REFUSED -> "red";
            case INTERRUPTED -> "orange";
            case PREVIEWED, TO_BE_MAPPED -> "yellow";
            case DISCARDED, WITHDRAWN -> "grey";
        };
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    private static String size(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : bytes < 1024 * 1024 ? number(bytes / 1024) + " KB" : number(bytes / (1024 * 1024)) + " MB";
    }
}
