package plumbline.intake;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one file: all are counted, the first ten thousand kept. */
final class RowFaults {

    private static final int LONGEST_VALUE = 100;

    private final List<Fault> kept = new ArrayList<>();
    private int doubtful;

    /** The row is left out. */
    void reject(long row, String column, String value, String expected) {
        keep(new Fault(row, column, shortened(value), expected, true));
    }

    /** The row goes in, but somebody should look at it. */
    void doubt(long row, String column, String value, String expected) {
        doubtful++;
        keep(new Fault(row, column, shortened(value), expected, false));
    }

    private void keep(Fault fault) {
        if (kept.size() < Imports.MOST_FAULTS_KEPT) {
            kept.add(fault);
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    List<Fault> kept() {
        return kept;
    }

    int doubtful() {
        return doubtful;
    }
}
