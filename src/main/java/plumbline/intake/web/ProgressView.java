package plumbline.intake.web;

import org.jspecify.annotations.Nullable;
import plumbline.intake.Batch;
import plumbline.intake.Progress;

/**
 * How far an import is, as the API gives it.
 *
 * @param state       RUNNING as long as there is work; then what became of the file
 * @param progress    0 to 100
 * @param rows        read so far
 * @param rowsInAll   about so many the file has; {@code null} while nobody can tell
 * @param secondsLeft about so long it will still take; {@code null} while nobody can tell
 * @param words       all of this for people
 */
record ProgressView(String state, int progress, long rows, @Nullable Long rowsInAll, @Nullable Integer secondsLeft, String words) {

    private static final Progress NOT_BEGUN = new Progress(0, null, 0, null, false, null);

    static ProgressView of(Batch batch, @Nullable Progress known) {
        if (batch.state() != Batch.State.RUNNING) {
            return new ProgressView(batch.state().name(), 100, batch.read(), (long) batch.read(), 0, "The file was read.");
        }
        Progress progress = known == null ? NOT_BEGUN : known;
        return new ProgressView(batch.state().name(), progress.percent(), progress.rows(), progress.rowsInAll(), progress.secondsLeft(), ImportWords.progress(progress));
    }
}
