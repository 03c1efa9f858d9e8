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
    private final Map<Integer, String> unlisted = new HashMap<>();
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

    /**
     * Puts down which faults of a row are there because a value is not on its list: the first one of each such cell.
     *
     * @param from the place of the row's first fault among those kept
     */
    void unlisted(int from, CsvRow row, List<ListedCell> listed) {
        for (ListedCell cell : listed) {
            String written = row.written(cell.position());
            if (!Missing.is(row.cell(cell.position())) && cell.field().value(row.cell(cell.position())).isEmpty()) {
                for (int place = from; place < kept.size(); place++) {
                    // Where nothing was expected, no other word would help.
                    if (kept.get(place).column().equals(row.heading(cell.position())) && kept.get(place).value().equals(shortened(written))
                            && !kept.get(place).expected().startsWith("nothing")) {
                        unlisted.putIfAbsent(place, cell.field().name());
                        break;
                    }
                }
            }
        }
    }

    /** The field whose list a fault's value is not on, by the fault's place; {@code null} when it is about something else. */
    @Nullable String field(int place) {
        return unlisted.get(place);
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
