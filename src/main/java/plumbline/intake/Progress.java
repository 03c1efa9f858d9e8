package plumbline.intake;

import org.jspecify.annotations.Nullable;

/**
 * How far a file is that is being read.
 *
 * @param rows        read so far
 * @param rowsInAll   about so many rows the file has, as far as it was read; {@code null} while nobody can tell
 * @param percent     of the whole work, reading and storing, 0 to 100
 * @param secondsLeft about so long it will still take; {@code null} while nobody can tell
 * @param storing     whether all rows were read and are being matched and stored
 * @param cancelledBy who has asked to stop it, or {@code null}
 */
public record Progress(long rows, @Nullable Long rowsInAll, int percent, @Nullable Integer secondsLeft, boolean storing, @Nullable String cancelledBy) {
}
