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
     * @param name       what the file calls it
     * @param line       the line where it begins
     * @param conditions the sentences of the part "when", as written, dashes included
     * @param second     the second halves of those sentences, in the same order
     * @param results    the sentences of the part "then"
     */
    public record Rule(String name, int line, List<String> conditions, List<String> second, List<String> results) {
    }
}
