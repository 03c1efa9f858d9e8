package plumbline.standards.compiler;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;

/**
 * What became of a set of rule files: compiled, or refused with reasons.
 *
 * @param ruleSet  {@code null} exactly when there are problems
 */
public record Compilation(@Nullable CompiledRuleSet ruleSet, List<RuleProblem> problems) {

    public Compilation {
        problems = List.copyOf(problems);
        if ((ruleSet == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("either compiled or refused");
        }
    }

    static Compilation refused(List<RuleProblem> problems) {
        return new Compilation(null, problems);
    }
}
