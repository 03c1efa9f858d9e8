package plumbline.escalation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;

/**
 * One row of the escalation policy.
 *
 * @param line      the line of the file, for messages
 * @param standard  the standard it speaks of, or {@code null} for every standard without a row of its own
 * @param single    whether each breach is an escalation of its own, or those of one standard in one unit are one together
 * @param firstTier the name of the tier that holds it first, or {@value #OWNER} for the standard's owner tier
 * @param limits    how long each step may take, one for every step but the last
 */
record PolicyRow(int line, @Nullable StandardId standard, Severity severity, boolean single, String firstTier,
                 Map<Step, TimeLimit> limits) {

    static final String OWNER = "owner";

    TimeLimit limit(Step step) {
        TimeLimit limit = limits.get(step);
        if (limit == null) {
            throw new IllegalArgumentException("there is no limit for " + step);
        }
        return limit;
    }
}
