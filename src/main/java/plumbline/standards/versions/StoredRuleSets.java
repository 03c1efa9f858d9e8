package plumbline.standards.versions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.beans.factory.annotation.Value;
import plumbline.core.Jurisdiction;
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
    private final Jurisdiction jurisdiction;
    private final CompletableFuture<CompiledRuleSet> inForce = new CompletableFuture<>();

    StoredRuleSets(RuleSetStore store, @Value("${plumbline.jurisdiction:England}") String jurisdiction) {
        this.store = store;
        this.jurisdiction = Jurisdiction.valueOf(jurisdiction.toUpperCase(Locale.ROOT));
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
                .map(version -> compiled(inForceHere(store.files(number), ShippedRules.read()), new RuleSetVersion(number, version.contentHash())));
    }

    private void compile() {
        try {
            List<RuleSource> shipped = ShippedRules.read();
            store.storeShipped(shipped);
            StoredVersion newest = store.versions().get(0);
            inForce.complete(compiled(inForceHere(store.files(newest.number()), shipped),
                    new RuleSetVersion(newest.number(), newest.contentHash())));
        } catch (RuntimeException | Error failed) {
            inForce.completeExceptionally(failed);
            throw failed;
        }
    }

    /**
     * The council's own pack and its local files. The vocabulary is the service's: what the sentences mean changes with the
     * service, what they say does not.
     */
    private List<RuleSource> inForceHere(List<RuleSource> files, List<RuleSource> shipped) {
        String pack = jurisdiction.word().toLowerCase(Locale.ROOT) + "/";
        return Stream.concat(files.stream().filter(file -> file.path().startsWith(pack) || file.path().startsWith("local/")),
                shipped.stream().filter(file -> file.path().equals(RuleCompiler.VOCABULARY))).toList();
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
