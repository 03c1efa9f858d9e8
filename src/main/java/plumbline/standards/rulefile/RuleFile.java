package plumbline.standards.rulefile;

import java.util.List;
import plumbline.standards.Standard;

/**
 * A rule file that has passed the first lock.
 *
 * @param standard what its metadata says
 * @param rules    its rules, in order
 */
public record RuleFile(Standard standard, List<Rule> rules) {

    /**
     * One rule: sentences only.
     *
     * @param name         what the file calls it
     * @param line         the line where it begins
     * @param conditions   the sentences of the part "when", as written, dashes included
     * @param results      the sentences of the part "then"
     * @param patterns     what the rule engine makes of the conditions, one for each sentence without a dash
     * @param consequences what the rule says to the judge, in order
     */
    public record Rule(String name, int line, List<String> conditions, List<String> results, List<String> patterns,
                       List<String> consequences) {
    }
}
