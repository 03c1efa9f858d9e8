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
     * @param found    what came out, in words
     * @param why      how the standard explains it; empty when it says nothing
     * @param holds    whether that is the same
     * @param place    where the expectation is written; {@code null} when nothing can be put in its place
     * @param instead  what would have to be written there for what came out; empty when the author has to write it
     */
    public record ExampleOutcome(String file, StandardId standard, String example, int line, String expected, String found, String why, boolean holds,
                                 @Nullable Place place, String instead) {

        /** Whether what came out can be put in the place of what was expected. */
        public boolean canBeTakenOver() {
            return !holds && place != null && !instead.isEmpty();
        }
    }

    /**
     * Where something is written in a file.
     *
     * @param at   in characters, counted from 0
     * @param text the letters of it
     */
    public record Place(int at, String text) {
    }

    /** Whether the files may be put in force. */
    public boolean fine() {
        return ruleSet != null && problems.isEmpty() && lacking.isEmpty() && examples.stream().allMatch(ExampleOutcome::holds);
    }
}
