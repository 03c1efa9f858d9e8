package plumbline.standards.versions;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.StoredVersion;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.Cores;
import plumbline.standards.compiler.RuleCompiler;

/**
 * Keeps the rule set in force. It is compiled once, on a thread of its own while the service starts, from the files in the
 * database; the shipped files are only its seed. When a newer version is put in force, here or on another node, it takes the
 * place of the one before in a single step; whoever holds on to that one goes on with it.
 */
@Component
class StoredRuleSets implements RuleSets, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StoredRuleSets.class);
    /** After so many looks with nothing newer: half a minute. */
    private static final int STAYED = 15;
    private static final String LOOK_EVERY = "${plumbline.standards.look-every:PT2S}";

    private final RuleSetStore store;
    private final RecentlyCompiled recently;
    private final CompletableFuture<CompiledRuleSet> atStart = new CompletableFuture<>();
    private volatile @Nullable CompiledRuleSet newer;
    private volatile @Nullable CompiledRuleSet lastAskedFor;
    private int failed;
    private int looked;
    private int looks;

    StoredRuleSets(RuleSetStore store, RecentlyCompiled recently) {
        this.store = store;
        this.recently = recently;
    }

    @Override
    public void afterSingletonsInstantiated() {
        start(this::compile, "rule-compiler");
    }

    @Override
    public CompiledRuleSet inForce() {
        CompiledRuleSet swapped = newer;
        return swapped != null ? swapped : atStart.join();
    }

    @Override
    public Optional<CompiledRuleSet> version(int number) {
        CompiledRuleSet now = inForce();
        if (now.version().number() == number) {
            return Optional.of(now);
        }
        CompiledRuleSet before = lastAskedFor;
        if (before != null && before.version().number() == number) {
            return Optional.of(before);
        }
        Optional<CompiledRuleSet> compiled = store.stored(number).map(this::compiled);
        compiled.ifPresent(found -> lastAskedFor = found);
        return compiled;
    }

    /** From now on this one is in force here, unless a newer one is already. */
    synchronized void swap(CompiledRuleSet ruleSet) {
        CompiledRuleSet before = inForce();
        if (ruleSet.version().number() > before.version().number()) {
            // A run that began with it may still want it.
            lastAskedFor = before;
            newer = ruleSet;
            LOG.info("Rule set version {} is in force", ruleSet.version().number());
        }
    }

    /** Another node may have put a version in force. One that does not compile here is left alone: this node goes on with what it has. */
    @Scheduled(fixedDelayString = LOOK_EVERY)
    void follow() {
        if (!atStart.isDone() || atStart.isCompletedExceptionally()) {
            return;
        }
        StoredVersion newest = store.newest().orElseThrow();
        if (newest.number() <= inForce().version().number() || newest.number() == failed) {
            settle(inForce());
            return;
        }
        try {
            swap(compiled(newest));
        } catch (RuntimeException doesNotCompile) {
            failed = newest.number();
            LOG.error("Rule set version {} cannot be put in force here; version {} goes on", newest.number(), inForce().version().number(), doesNotCompile);
        }
    }

    /** Rules of which only a part was compiled when they were put in force are compiled as a whole once they have stayed for a while. */
    private synchronized void settle(CompiledRuleSet now) {
        looks = now.version().number() == looked ? looks + 1 : 0;
        looked = now.version().number();
        if (looks == STAYED && !RuleCompiler.whole(now)) {
            start(() -> settled(now), "rule-settler");
        }
    }

    private void settled(CompiledRuleSet part) {
        CompiledRuleSet whole = recently.whole(store.files(part.version().number()), part.version(), Cores.ONE).ruleSet();
        synchronized (this) {
            if (whole != null && inForce() == part) {
                newer = whole;
                LOG.info("Rule set version {} is compiled as a whole", part.version().number());
            }
        }
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setContextClassLoader(StoredRuleSets.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    private void compile() {
        try {
            store.storeShipped(ShippedRules.read());
            atStart.complete(compiled(store.newest().orElseThrow()));
        } catch (RuntimeException | Error failure) {
            atStart.completeExceptionally(failure);
            throw failure;
        }
    }

    private CompiledRuleSet compiled(StoredVersion version) {
        Compilation compilation = recently.compiled(store.files(version.number()), new RuleSetVersion(version.number(), version.contentHash()), Cores.ALL);
        if (compilation.ruleSet() == null) {
            throw new IllegalStateException("rule set version " + version.number() + " does not compile: "
                    + compilation.problems().stream().map(RuleProblem::words).collect(Collectors.joining("; ")));
        }
        return compilation.ruleSet();
    }
}
