package plumbline.intake;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what became of every row. Each is counted from its own source, so that a lost row shows. */
final class RowCounts {

    private int read;
    private int accepted;
    private int unchanged;
    private int duplicate;
    private int rejected;
    private @Nullable LocalDate dataAsOf;
    private final Map<String, Integer> parts = new TreeMap<>();

    void read() {
        read++;
    }

    void accepted(int rows) {
        accepted += rows;
    }

    void unchanged(int rows) {
        unchanged += rows;
    }

    void duplicate(int rows) {
        duplicate += rows;
    }

    void rejected(int rows) {
        rejected += rows;
    }

    /** The file speaks of this day; the latest is kept. */
    void speaksOf(@Nullable LocalDate day) {
        if (day != null && (dataAsOf == null || day.isAfter(dataAsOf))) {
            dataAsOf = day;
        }
    }

    /** So many right rows were about one sort of facts, for formats that hold several. */
    void partCame(String part, int rows) {
        parts.merge(part, rows, Integer::sum);
    }

    /** How many right rows there were of each sort of facts; empty for a format that holds one. */
    Map<String, Integer> parts() {
        return Collections.unmodifiableMap(parts);
    }

    /** Every row read went one way and one way only. */
    void reconcile() {
        if (read != accepted + unchanged + duplicate + rejected) {
            throw new IllegalStateException("read " + read + " rows but accepted " + accepted + ", unchanged " + unchanged
                    + ", duplicate " + duplicate + ", rejected " + rejected);
        }
    }

    int rowsRead() {
        return read;
    }

    int rowsAccepted() {
        return accepted;
    }

    int rowsUnchanged() {
        return unchanged;
    }

    int rowsDuplicate() {
        return duplicate;
    }

    int rowsRejected() {
        return rejected;
    }

    @Nullable LocalDate dataAsOf() {
        return dataAsOf;
    }
}
