package plumbline.breaches.whatif;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.whatif.Impact.State;
import plumbline.core.StandardId;
import plumbline.evaluation.TrialRun;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/**
 * Judges facts that pass twice by the rules in force, without a change and with it, and compares what was said. Each part is kept in a transaction of
 * its own: that of the facts is undone.
 */
@Component
class FactsWork {

    private static final Logger LOG = LoggerFactory.getLogger(FactsWork.class);

    private final ImpactTable impacts;
    private final RuleSets ruleSets;
    private final TrialRun trialRun;
    private final TrialFindings findings;
    private final Reckoning reckoning;
    private final PromisedWork promised;
    private final Clock clock;
    private final TransactionTemplate apart;

    FactsWork(ImpactTable impacts, RuleSets ruleSets, TrialRun trialRun, TrialFindings findings, Reckoning reckoning, PromisedWork promised, Clock clock,
              PlatformTransactionManager manager) {
        this.impacts = impacts;
        this.ruleSets = ruleSets;
        this.trialRun = trialRun;
        this.findings = findings;
        this.reckoning = reckoning;
        this.promised = promised;
        this.clock = clock;
        this.apart = new TransactionTemplate(manager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whatever happens, it ends with a word for it. */
    void work(ImpactId id, PassingFacts facts) {
        try (facts) {
            CompiledRuleSet rules = ruleSets.inForce();
            impacts.reaches(id, rules.standards().stream().map(Standard::id).toList());
            Optional<String> refused = judged(id, id.without(), rules, facts::without).or(() -> judged(id, id, rules, facts::with));
            if (refused.isPresent()) {
                impacts.end(id, State.FAILED, refused.get(), clock.instant());
            } else {
                complete(id, facts.words());
            }
        } catch (RuntimeException fault) {
            LOG.error("What-if {} failed", id, fault);
            impacts.end(id, State.FAILED, "It stopped because of a fault in the service; the log of " + clock.instant() + " has the details.", clock.instant());
        } finally {
            findings.forget(id.without());
            findings.forget(id);
        }
    }

    /** Judges once and keeps what is said under a name; one that was cancelled stops. */
    private Optional<String> judged(ImpactId id, ImpactId keptAs, CompiledRuleSet rules,
                                    BiFunction<BooleanSupplier, Runnable, Optional<String>> facts) {
        Impact impact = impacts.find(id).orElseThrow();
        Set<StandardId> asked = Set.copyOf(impact.standards());
        return impact.state() != State.RUNNING ? Optional.empty() : facts.apply(() -> wanted(id), () -> trialRun.judge(rules, impact.asAt(),
                part -> Boolean.TRUE.equals(apart.execute(status -> {
                    findings.keep(keptAs, asked, part);
                    return impacts.oneMore(id, 2 * part.parts(), clock.instant());
                }))));
    }

    /** Asked apart from the transaction in which facts are made: its connection may be in the middle of storing them. */
    private boolean wanted(ImpactId id) {
        return Boolean.TRUE.equals(apart.execute(status -> impacts.find(id).orElseThrow().state() == State.RUNNING));
    }

    private void complete(ImpactId id, String words) {
        apart.executeWithoutResult(status -> {
            // Whoever cancels waits for this, or is there first.
            if (impacts.end(id, State.COMPLETED, null, clock.instant())) {
                impacts.tells(id, words);
                reckoning.reckonFacts(impacts.find(id).orElseThrow());
                impacts.reachesWhatDiffers(id);
                promised.keep(id);
            }
        });
    }
}
