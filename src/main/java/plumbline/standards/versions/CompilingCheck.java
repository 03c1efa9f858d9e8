package plumbline.standards.versions;

import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetCheck;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.RuleCompiler;

/** Compiles on trial; what comes out is thrown away. */
@Component
class CompilingCheck implements RuleSetCheck {

    @Override
    public List<RuleProblem> check(List<RuleSource> files) {
        return RuleCompiler.compile(files, 0).problems();
    }
}
