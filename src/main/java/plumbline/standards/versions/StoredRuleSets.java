package plumbline.standards.versions;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSetVersion;
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
    private final CouncilFiles council;
    private final CompletableFuture<CompiledRuleSet> inForce = new CompletableFuture<>();

    StoredRuleSets(RuleSetStore store, CouncilFiles council) {
        this.store = store;
        this.council = council;
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

    @Override
    public Optional<CompiledRuleSet> version(int number) {
        return number == inForce().version().number() ? Optional.of(inForce()) : store.versions().stream()
                .filter(version -> version.number() == number).findFirst()
                .map(version -> compiled(council.files(number), new RuleSetVersion(number, version.contentHash())));
    }

    private void compile() {
        try {
            store.storeShipped(ShippedRules.read());
            StoredVersion newest = store.versions().get(0);
            inForce.complete(compiled(council.files(newest.number()),
                    new RuleSetVersion(newest.number(), newest.contentHash())));
        } catch (RuntimeException | Error failed) {
            inForce.completeExceptionally(failed);
            throw failed;
        }
    }

    private static CompiledRuleSet compiled(List<RuleSource> sources, RuleSetVersion version) {
        Compilation compilation = RuleCompiler.compile(sources, version);
        if (compilation.ruleSet() == null) {
            throw new IllegalStateException("rule set version " + version.number() + " does not compile: "
                    + compilation.problems().stream().map(RuleProblem::words).collect(Collectors.joining("; ")));
        }
        return compilation.ruleSet();
    }
}
