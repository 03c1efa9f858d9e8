package plumbline.intake.freshness;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A feed came.
 *
 * @param batch     the number of the import it came with
 * @param rows      how many of its rows were right
 * @param dataAsOf  the latest day the file speaks of, if it says
 * @param confirmed   why it is right as it is, although empty or small; {@code null} unless somebody said so
 * @param confirmedAt when somebody said so
 */
public record Arrival(long batch, Instant at, int rows, @Nullable LocalDate dataAsOf, @Nullable String confirmed,
                      @Nullable Instant confirmedAt) {
}
