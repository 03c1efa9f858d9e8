package plumbline.standards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;

/**
 * What came of trying rule files.
 *
 * @param problems what is wrong with the files; when there is anything, no example was run
 * @param examples what the worked examples expected and what came out, in the files' order
 * @param lacking  what is missing before the files may be put in force, in words; empty when nothing is
 * @param ruleSet  the compiled rule set; {@code null} exactly when there are problems with the rules
 */
public record TriedRules(List<RuleProblem> problems, List<ExampleOutcome> examples, List<String> lacking, @Nullable CompiledRuleSet ruleSet) {

    public TriedRules {
        problems = List.copyOf(problems);
        examples = List.copyOf(examples);
        lacking = List.copyOf(lacking);
    }

    /**
     * One expectation of a worked example and what came of it.
     *
     * @param file     the path of the example file
     * @param standard the standard the expectation is about
     * @param example  the name of the example
     * @param line     the line of the expectation
     * @param expected what was expected of whom, in words
     * @param found    what came out, in words, with its explanation
     * @param holds    whether that is the same
     */
    public record ExampleOutcome(String file, StandardId standard, String example, int line, String expected, String found, boolean holds) {
    }

    /** Whether the files may be put in force. */
    public boolean fine() {
        return ruleSet != null && problems.isEmpty() && lacking.isEmpty() && examples.stream().allMatch(ExampleOutcome::holds);
    }
}
