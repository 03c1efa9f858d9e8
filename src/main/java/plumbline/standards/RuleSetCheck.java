package plumbline.standards;

import java.util.List;

/** Tries rule files out without touching the rule set in force. */
public interface RuleSetCheck {

    /**
     * Everything that is wrong with a set of rule files: first lock, second lock, compilation. Empty when they could be put
     * in force.
     *
     * @param files all rule files and the vocabulary
     */
    List<RuleProblem> check(List<RuleSource> files);
}
