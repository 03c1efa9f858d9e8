package plumbline.standards;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;

/** Rules that are not in force, to see what they would say. */
public interface TrialRules {

    /**
     * The rules in force with some files in the place of others and some taken out, as far as the change reaches. A standard whose
     * only file is taken out is reached and no longer in the rule set; where a file of the council's own gives way, the national
     * one of the same standard is.
     */
    Trial with(ChangedRules changed);

    /** Names a change by what it says and takes out: the same for the same files, whatever their order. */
    String contentHash(ChangedRules changed);

    /**
     * Rules on trial.
     *
     * @param base     the version they would change
     * @param reached  the standards that say something else than now, count cases of those that do, or count the records that any standard judges
     * @param ruleSet  these standards and whatever they count; {@code null} exactly when there are problems
     * @param before   the same standards as they are in force, to look back at many days by both; {@code null} when all of them are new
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
