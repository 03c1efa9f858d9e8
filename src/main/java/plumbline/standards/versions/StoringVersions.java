package plumbline.standards.versions;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.RuleCompiler;

/** Compiles first, stores second, and swaps when both are certain. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StoringVersions implements RuleSetPublication {

    private final RuleSetStore store;
    private final StoredRuleSets ruleSets;
    private final RecentlyCompiled recently;

    StoringVersions(RuleSetStore store, StoredRuleSets ruleSets, RecentlyCompiled recently) {
        this.store = store;
        this.ruleSets = ruleSets;
        this.recently = recently;
    }

    @Override
    public int holdNewest() {
        return store.holdNewest();
    }

    @Override
    public Published publish(NewVersion version) {
        RuleSetVersion name = new RuleSetVersion(store.holdNewest() + 1, RuleCompiler.hash(version.files()));
        Compilation compilation = recently.compiled(version.files(), name);
        CompiledRuleSet compiled = compilation.ruleSet();
        if (compiled == null) {
            return new Published(null, compilation.problems());
        }
        store.store(name.number(), name.contentHash(), version);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ruleSets.swap(compiled);
            }
        });
        return new Published(name, List.of());
    }
}
