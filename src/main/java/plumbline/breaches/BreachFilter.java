package plumbline.breaches;

import java.time.LocalDate;
import java.util.Optional;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Which breaches to list; what is empty does not narrow.
 *
 * @param subject a person, case, location or unit reference, exactly
 * @param unit    the unit and everything below it
 * @param since   the day, in London, from which on it was opened
 * @param fate    what became of it
 */
public record BreachFilter(Optional<Breach.State> state, Optional<StandardId> standard, Optional<UnitId> unit,
                           Optional<Severity> severity, Optional<String> subject, Optional<LocalDate> since, Optional<BreachFate> fate) {

    /** Whenever it was opened, whatever became of it. */
    public BreachFilter(Optional<Breach.State> state, Optional<StandardId> standard, Optional<UnitId> unit, Optional<Severity> severity, Optional<String> subject) {
        this(state, standard, unit, severity, subject, Optional.empty(), Optional.empty());
    }
}
