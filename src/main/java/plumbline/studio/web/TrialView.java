package plumbline.studio.web;

import java.util.List;
import plumbline.standards.RuleProblem;
import plumbline.standards.TriedRules;
import plumbline.standards.TriedRules.ExampleOutcome;

/**
 * What came of trying a draft.
 *
 * @param fine     whether it may be submitted
 * @param problems what is wrong with its files
 * @param examples the worked examples that came out otherwise than expected
 * @param lacking  what is missing, in words
 * @param run      how many expectations were tested, and
 * @param held     how many of them hold
 */
record TrialView(boolean fine, List<ProblemView> problems, List<OutcomeView> examples, List<String> lacking, int run, long held) {

    private static final int SHOWN = 100;

    /** The first problems, as many as somebody reads on a page. */
    public List<ProblemView> firstProblems() {
        return problems.subList(0, Math.min(problems.size(), SHOWN));
    }

    /** The first examples that came out otherwise. */
    public List<OutcomeView> firstExamples() {
        return examples.subList(0, Math.min(examples.size(), SHOWN));
    }

    /** What is wrong in a file; line and column count from 1, and 0 means the whole file or line. */
    record ProblemView(String file, int line, int column, String sentence, String message) {

        static ProblemView of(RuleProblem problem) {
            return new ProblemView(problem.file(), problem.line(), problem.column(), problem.sentence(), problem.message());
        }

        /** Where it is, for people. */
        public String where() {
            return line == 0 ? "" : "Line " + line + (column > 0 ? ", column " + column : "");
        }
    }

    /** What an example expected and what came out. */
    record OutcomeView(String file, String standard, String example, int line, String expected, String found, String why, boolean holds) {

        static OutcomeView of(ExampleOutcome outcome) {
            return new OutcomeView(outcome.file(), outcome.standard().value(), outcome.example(), outcome.line(), outcome.expected(), outcome.found(), outcome.why(), outcome.holds());
        }
    }

    static TrialView of(TriedRules tried) {
        return new TrialView(tried.fine(), tried.problems().stream().map(ProblemView::of).toList(),
                tried.examples().stream().filter(outcome -> !outcome.holds()).map(OutcomeView::of).toList(), tried.lacking(),
                tried.examples().size(), tried.examples().stream().filter(ExampleOutcome::holds).count());
    }
}
