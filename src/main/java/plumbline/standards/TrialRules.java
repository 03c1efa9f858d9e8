package plumbline.standards;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;

/** Rules that are not in force, to see what they would say. */
public interface TrialRules {

    /**
     * The rules in force with some files in the place of others, as far as the change reaches.
     *
     * @param changed rule files that are new or say something else than those in force
     */
    Trial with(Collection<RuleSource> changed);

    /** Names changed files by what they say: the same for the same files, whatever their order. */
    String contentHash(Collection<RuleSource> changed);

    /**
     * Rules on trial.
     *
     * @param base     the version they would change
     * @param reached  the standards that say something else than now, or count cases of those that do
     * @param ruleSet  these standards and those whose cases they count; {@code null} exactly when there are problems
     * @param before   the same standards as they are in force; {@code null} when there are problems or all of them are new
     * @param problems why there are none
     */
    record Trial(RuleSetVersion base, Set<StandardId> reached, @Nullable CompiledRuleSet ruleSet, @Nullable CompiledRuleSet before,
                 List<RuleProblem> problems) {

        public Trial {
            reached = Set.copyOf(reached);
            problems = List.copyOf(problems);
            if ((ruleSet == null) == problems.isEmpty()) {
                throw new IllegalArgumentException("either compiled or refused");
            }
        }
    }
}
