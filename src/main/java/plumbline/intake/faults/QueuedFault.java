package plumbline.intake.faults;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A fault with where it comes from and how far somebody is with it.
 *
 * @param came   the day its file was imported
 * @param row    the row as a spreadsheet numbers it
 * @param unit   the team that recorded the row, or {@code null} when the row does not tell
 * @param owner  who sees to it, or {@code null} while nobody does
 * @param note   what they say of it
 * @param moved  when its state last changed
 */
public record QueuedFault(long batch, String fileName, String format, LocalDate came, long row, String column, String value, String expected,
                          boolean rejected, @Nullable UnitId unit, FaultState state, @Nullable String owner, @Nullable String note,
                          @Nullable Instant moved) {

    /** The same fault with other words for what stood in the cell. */
    public QueuedFault withValue(String other) {
        return new QueuedFault(batch, fileName, format, came, row, column, other, expected, rejected, unit, state, owner, note, moved);
    }
}
