package plumbline.breaches.whatif;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.whatif.Impact.State;
import plumbline.core.Calendars;
import plumbline.evaluation.TrialRun;
import plumbline.standards.ChangedRules;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.TrialRules;

/** Works a what-if through, in the caller's thread. */
@Component
class ImpactWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImpactWork.class);
    private static final int PROBLEMS_SHOWN = 3;

    private final ImpactTable impacts;
    private final TrialRules trialRules;
    private final TrialRun trialRun;
    private final TrialFindings findings;
    private final TriedCalendars calendars;
    private final Reckoning reckoning;
    private final PromisedWork promised;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ImpactWork(ImpactTable impacts, TrialRules trialRules, TrialRun trialRun, TrialFindings findings, TriedCalendars calendars, Reckoning reckoning, PromisedWork promised,
               TransactionTemplate transactions, Clock clock) {
        this.impacts = impacts;
        this.trialRules = trialRules;
        this.trialRun = trialRun;
        this.findings = findings;
        this.calendars = calendars;
        this.reckoning = reckoning;
        this.promised = promised;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whatever happens, it ends with a word for it.
     *
     * @return the rules that were tried, when it came to its end
     */
    Optional<TrialRules.Trial> work(ImpactId id, ChangedRules changed) {
        try {
            TrialRules.Trial trial = trialRules.with(changed);
            if (trial.ruleSet() == null) {
                impacts.end(id, State.FAILED, "The rules do not hold: " + trial.problems().stream().limit(PROBLEMS_SHOWN).map(RuleProblem::words)
                        .collect(Collectors.joining("; ")), clock.instant());
                return Optional.empty();
            }
            impacts.reaches(id, trial.reached());
            return judge(id, trial, calendars.of(changed)) ? Optional.of(trial) : Optional.empty();
        } catch (RuntimeException fault) {
            LOG.error("What-if {} failed", id, fault);
            impacts.end(id, State.FAILED, "It stopped because of a fault in the service; the log of " + clock.instant() + " has the details.", clock.instant());
            return Optional.empty();
        } finally {
            findings.forget(id);
        }
    }

    private boolean judge(ImpactId id, TrialRules.Trial trial, Calendars tried) {
        Impact impact = impacts.find(id).orElseThrow();
        return trialRun.judge(trial.ruleSet(), tried, impact.asAt(), part -> Boolean.TRUE.equals(transactions.execute(status -> {
            findings.keep(id, trial.reached(), part);
            return impacts.oneMore(id, part.parts(), clock.instant());
        }))) && complete(impact, trial.ruleSet());
    }

    private boolean complete(Impact impact, CompiledRuleSet tried) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            // Whoever cancels waits for this, or is there first.
            boolean working = impacts.end(impact.id(), State.COMPLETED, null, clock.instant());
            if (working) {
                reckoning.reckon(impact, tried);
                promised.keep(impact.id());
            }
            return working;
        }));
    }
}
