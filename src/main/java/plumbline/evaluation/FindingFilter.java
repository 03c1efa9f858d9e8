package plumbline.evaluation;

import java.util.Optional;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.Outcome;

/**
 * Which findings to list; what is empty does not narrow.
 *
 * @param run      the run; the latest completed one when empty
 * @param subject  a person, case, location or unit reference, exactly
 * @param unit     the unit and everything below it
 */
public record FindingFilter(Optional<RunId> run, Optional<StandardId> standard, Optional<String> subject,
                            Optional<Outcome> outcome, Optional<UnitId> unit) {

    /** No narrowing at all. */
    public static FindingFilter any() {
        return new FindingFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
