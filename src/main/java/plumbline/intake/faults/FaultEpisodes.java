package plumbline.intake.faults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a team's faults in one column became systemic, and when they were put right: by the next file of the same feed in which the
 * column is right but for fewer than one row in twenty, or by a steward who says why the rows are right as they are.
 */
final class FaultEpisodes {

    private static final int PERCENT = 100;

    /**
     * A file that was imported.
     *
     * @param feeds the feeds that came with it
     */
    record ImportedFile(long batch, LocalDate came, int rows, Set<String> feeds) {
    }

    /**
     * The faults of a team in one column of a file.
     *
     * @param left       how many rows are left when those are taken off that somebody accepted
     * @param acceptedOn when the last of those was accepted, or {@code null}
     */
    record ColumnFaults(int rows, int left, @Nullable LocalDate acceptedOn) {
    }

    /** @param putRight the day it was over, or {@code null} while it is not */
    record Episode(LocalDate found, @Nullable LocalDate putRight) {
    }

    private final List<Episode> episodes = new ArrayList<>();
    private @Nullable ImportedFile began;

    private FaultEpisodes() {
    }

    /**
     * The episodes of one team and column.
     *
     * @param files  all files of the format, the oldest first
     * @param faults by the number of the file, where there are any
     */
    static List<Episode> of(List<ImportedFile> files, Map<Long, ColumnFaults> faults) {
        FaultEpisodes reading = new FaultEpisodes();
        files.forEach(file -> reading.read(file, faults.getOrDefault(file.batch(), new ColumnFaults(0, 0, null))));
        if (reading.began != null) {
            reading.end(null);
        }
        return reading.episodes;
    }

    private void read(ImportedFile file, ColumnFaults faults) {
        if (began != null && !Collections.disjoint(began.feeds(), file.feeds()) && file.rows() > 0 && !often(faults.rows(), file)) {
            end(file.came());
        }
        if (began == null && systemic(faults.rows(), file)) {
            began = file;
        }
        if (began != null && faults.acceptedOn() != null && !systemic(faults.left(), file)) {
            end(faults.acceptedOn());
        }
    }

    private void end(@Nullable LocalDate putRight) {
        if (began != null) {
            episodes.add(new Episode(began.came(), putRight));
        }
        began = null;
    }

    private static boolean systemic(int faults, ImportedFile file) {
        return faults >= ColumnShare.FEWEST && often(faults, file);
    }

    private static boolean often(int faults, ImportedFile file) {
        return faults * (long) PERCENT >= file.rows() * (long) ColumnShare.SYSTEMIC_PERCENT;
    }
}
