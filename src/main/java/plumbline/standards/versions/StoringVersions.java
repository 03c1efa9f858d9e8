package plumbline.standards.versions;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import plumbline.organisation.ClosureFile;
import plumbline.organisation.CouncilCalendar;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.Cores;
import plumbline.standards.compiler.RuleCompiler;

/** Compiles first, stores second, and swaps when both are certain. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StoringVersions implements RuleSetPublication {

    private final RuleSetStore store;
    private final StoredRuleSets ruleSets;
    private final RecentlyCompiled recently;
    private final CouncilCalendar calendar;

    StoringVersions(RuleSetStore store, StoredRuleSets ruleSets, RecentlyCompiled recently, CouncilCalendar calendar) {
        this.store = store;
        this.ruleSets = ruleSets;
        this.recently = recently;
        this.calendar = calendar;
    }

    @Override
    public int holdNewest() {
        return store.holdNewest();
    }

    @Override
    public Published publish(NewVersion version) {
        RuleSetVersion name = new RuleSetVersion(store.holdNewest() + 1, RuleCompiler.hash(version.files()));
        Compilation compilation = recently.compiled(version.files(), name, Cores.ALL);
        CompiledRuleSet compiled = compilation.ruleSet();
        if (compiled == null) {
            return new Published(null, compilation.problems());
        }
        Optional<String> closuresBefore = closures(store.files(name.number() - 1));
        store.store(name.number(), name.contentHash(), version);
        Optional<String> closures = closures(version.files());
        if (!closures.equals(closuresBefore)) {
            calendar.close(closures.map(text -> new ClosureFile(text).days()).orElse(List.of()), version.changeRequest() == null
                    ? "The closure days of an earlier version were brought back" : "The council's closure days were changed by " + version.changeRequest());
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ruleSets.swap(compiled);
            }
        });
        return new Published(name, List.of());
    }

    private static Optional<String> closures(List<RuleSource> files) {
        return files.stream().filter(file -> file.path().equals(ClosureFile.PATH)).map(RuleSource::text).findFirst();
    }
}
