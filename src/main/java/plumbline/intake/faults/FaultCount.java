package plumbline.intake.faults;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * How many faults of a team came in a month.
 *
 * @param unit {@code null} for rows that do not tell their team
 */
public record FaultCount(@Nullable UnitId unit, YearMonth month, int faults) {
}
