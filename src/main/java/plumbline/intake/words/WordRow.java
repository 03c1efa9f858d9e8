package plumbline.intake.words;

import org.jspecify.annotations.Nullable;

/**
 * A row of an imported file with a word of the council in it.
 *
 * @param row    as a spreadsheet numbers it
 * @param column the heading of the column
 * @param unit   the name of the team that recorded it; {@code null} when the row does not tell
 * @param became what became of it
 */
public record WordRow(long batch, String fileName, long row, String column, @Nullable String unit, String became) {
}
