package plumbline.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Counts what became of every row. Each is counted from its own source, so that a lost row shows. */
final class RowCounts {

    private int read;
    private int accepted;
    private int unchanged;
    private int duplicate;
    private int rejected;
    private @Nullable LocalDate dataAsOf;

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
