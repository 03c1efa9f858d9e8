package plumbline.standards.versions;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.RuleCompiler;

/**
 * Keeps the rule set in force. It is compiled once, on a thread of its own while the service starts, from the files in the
 * database; the shipped files are only its seed.
 */
@Component
class StoredRuleSets implements RuleSets, SmartInitializingSingleton {

    private final RuleSetStore store;
    private final CompletableFuture<CompiledRuleSet> inForce = new CompletableFuture<>();

    StoredRuleSets(RuleSetStore store) {
        this.store = store;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Thread thread = new Thread(this::compile, "rule-compiler");
        thread.setContextClassLoader(StoredRuleSets.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompiledRuleSet inForce() {
        return inForce.join();
    }

    private void compile() {
        try {
            if (store.newest().isEmpty()) {
                store.storeFirst(ShippedRules.read());
            }
            int newest = store.newest().orElseThrow();
            inForce.complete(compiled(store.files(newest), newest));
        } catch (RuntimeException | Error failed) {
            inForce.completeExceptionally(failed);
            throw failed;
        }
    }

    private static CompiledRuleSet compiled(List<RuleSource> sources, int number) {
        Compilation compilation = RuleCompiler.compile(sources, number);
        if (compilation.ruleSet() == null) {
            throw new IllegalStateException("rule set version " + number + " does not compile: "
                    + compilation.problems().stream().map(RuleProblem::words).collect(Collectors.joining("; ")));
        }
        return compilation.ruleSet();
    }
}
