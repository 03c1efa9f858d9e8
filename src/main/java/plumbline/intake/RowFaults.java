package plumbline.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the faults of one file: all are counted, the first ten thousand kept. */
final class RowFaults {

    private static final int LONGEST_VALUE = 100;

    private final List<Fault> kept = new ArrayList<>();
    private final Map<Long, Source> sources = new HashMap<>();
    private Map<Long, String> recordedBy = Map.of();
    private int doubtful;

    /** Who a row with a fault says it is from: the team and the person it names, either may be empty. */
    record Source(String team, String person) {
    }

    /** Keeps who a row with a fault is from. */
    void from(long row, Source source) {
        sources.put(row, source);
    }

    Map<Long, Source> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** Which team recorded each row, as far as that is known. */
    void recordedBy(Map<Long, String> units) {
        recordedBy = Map.copyOf(units);
    }

    @Nullable String unit(long row) {
        return recordedBy.get(row);
    }

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
