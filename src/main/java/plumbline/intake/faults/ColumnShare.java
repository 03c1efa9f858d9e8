package plumbline.intake.faults;

import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * How often a column is wrong in the latest file of a format.
 *
 * @param unit   the team whose rows these are; {@code null} for rows that do not tell their team
 * @param faults how many rows have a fault in the column
 * @param rows   how many rows the file has
 */
public record ColumnShare(String format, String column, @Nullable UnitId unit, int faults, int rows) {

    /** From this part of the rows on a fault is systemic, in percent. */
    public static final int SYSTEMIC_PERCENT = 5;

    /** Fewer faults than these are no pattern, however short the file. */
    public static final int FEWEST = 5;

    private static final int PERCENT = 100;

    /** Whether it is wrong so often that the cause lies in how the team records, not in single rows. */
    public boolean systemic() {
        return faults >= FEWEST && faults * PERCENT >= rows * SYSTEMIC_PERCENT;
    }

    /** Its share of the rows in percent, rounded. */
    public long percent() {
        return rows == 0 ? 0 : Math.round(faults * (double) PERCENT / rows);
    }
}
