package plumbline.standards;

import java.util.List;
import java.util.Set;
import plumbline.core.StandardId;

/** Tries rule files and their worked examples without touching the rule set in force. Takes a second or two: what is in force just so is not compiled again. */
public interface RuleTrial {

    /** What is wrong at first sight with one file, rules or examples, without the others: takes milliseconds. */
    List<RuleProblem> look(RuleSource file);

    /**
     * What a file of worked examples lacks beside a standard: somebody who misses it, somebody who meets it. In words that say what to
     * add; nothing for a file that cannot be read. Takes milliseconds.
     */
    List<String> lacking(StandardId standard, RuleSource examples);

    /**
     * Both locks and the compiler over all files that are in force here, then the worked examples of every standard.
     *
     * @param files   all files of the rule set to be
     * @param changed the standards that must have worked examples on both sides of their line
     */
    TriedRules tryOut(List<RuleSource> files, Set<StandardId> changed);
}
