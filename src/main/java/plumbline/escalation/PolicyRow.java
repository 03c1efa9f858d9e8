package plumbline.escalation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.TimeLimit;

/**
 * What one row of the escalation policy decides.
 *
 * @param line           the line of the file, for messages
 * @param single         whether each breach is an escalation of its own, or those of one standard in one unit are one together
 * @param systemicAt     how many breaches of one standard in one unit in 90 days become systemic; {@code null} for never
 * @param firstTier      the name of the tier that holds it first, or {@value #OWNER} for the standard's owner tier
 * @param informedAtOnce the names of the tiers that are told when it opens, without holding it
 * @param path           how it goes up when a step is missed
 * @param limits         how long each step may take, one for every step but the last
 * @param atTheLatest    which tier holds it at the latest after how long, whatever was done
 * @param outerLimit     how long it may last at most until the top tier holds it; {@code null} for the next board meeting
 * @param signOffTier    the lowest tier that may sign it off, or {@value #ABOVE} for the tier above its holder
 * @param duty           whose duty it is, {@value #COUNCIL} or another body, which we then track
 * @param alsoTold       who outside the ladder is told as well
 * @param support        who a head of service may call in; empty for nobody
 */
record PolicyRow(int line, boolean single, @Nullable Integer systemicAt, String firstTier, List<String> informedAtOnce,
                 ClimbingPath path, Map<Step, TimeLimit> limits, List<AtTheLatest> atTheLatest, @Nullable TimeLimit outerLimit,
                 String signOffTier, String duty, List<String> alsoTold, String support) {

    static final String OWNER = "owner";
    static final String ABOVE = "above";
    static final String COUNCIL = "council";

    /** A tier that holds an escalation after some time since it was opened, whatever was done. */
    record AtTheLatest(String tier, TimeLimit after) {
    }

    PolicyRow {
        informedAtOnce = List.copyOf(informedAtOnce);
        limits = Map.copyOf(limits);
        atTheLatest = List.copyOf(atTheLatest);
        alsoTold = List.copyOf(alsoTold);
    }

    TimeLimit limit(Step step) {
        TimeLimit limit = limits.get(step);
        if (limit == null) {
            throw new IllegalArgumentException("there is no limit for " + step);
        }
        return limit;
    }
}
