package plumbline.breaches.whatif;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.NewWork;
import plumbline.audit.AuditTrail;
import plumbline.breaches.whatif.Impact.State;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.TrialRun;
import plumbline.standards.AsAt;
import plumbline.standards.ChangedRules;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;
import plumbline.standards.TrialRules;

/** What-ifs work on threads of their own on each node, so that they leave the rest of it to people and runs. */
@Component
class StartingWhatIfs implements WhatIf {

    private static final int MOST_WAITING = 8;
    private static final int MOST_FILES = 200;
    private static final int LONGEST_FILE = 100_000;
    /** A part takes a second or so; a node that has said nothing for this long is no more. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    private final ImpactTable impacts;
    private final ImpactReading reading;
    private final TrialFindings findings;
    private final ImpactWork work;
    private final FactsWork factsWork;
    private final PromisedWork promised;
    private final LookingBack lookingBack;
    private final MonthTable monthTable;
    private final TriedCalendars calendars;
    private final TrialRules trialRules;
    private final TrialRun trialRun;
    private final EvaluationRuns runs;
    private final RuleSets ruleSets;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), StartingWhatIfs::thread);
    /** Looking back takes many times as long as the rest and nobody waits for it: what is oldest is left out when there is too much. */
    private final ThreadPoolExecutor backward = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), StartingWhatIfs::thread,
            new ThreadPoolExecutor.DiscardOldestPolicy());

    StartingWhatIfs(ImpactTable impacts, ImpactReading reading, TrialFindings findings, ImpactWork work, FactsWork factsWork, PromisedWork promised, LookingBack lookingBack,
                    MonthTable monthTable, TriedCalendars calendars, TrialRules trialRules, TrialRun trialRun,
                    EvaluationRuns runs, RuleSets ruleSets, AuditTrail audit, TransactionTemplate transactions, Clock clock) {
        this.impacts = impacts;
        this.reading = reading;
        this.findings = findings;
        this.work = work;
        this.factsWork = factsWork;
        this.promised = promised;
        this.lookingBack = lookingBack;
        this.monthTable = monthTable;
        this.calendars = calendars;
        this.trialRules = trialRules;
        this.trialRun = trialRun;
        this.runs = runs;
        this.ruleSets = ruleSets;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "what-if");
        thread.setContextClassLoader(StartingWhatIfs.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
        backward.shutdownNow();
    }

    @Override
    public Attempt<ImpactId> start(ChangedRules changed, Actor actor) {
        if (changed.size() == 0 || changed.size() > MOST_FILES) {
            return Attempt.invalid("files", "A what-if tries 1 to " + MOST_FILES + " rule files; there are " + changed.size() + ".");
        }
        Optional<RuleSource> tooLong = changed.files().stream().filter(file -> file.text().length() > LONGEST_FILE).findFirst();
        if (tooLong.isPresent()) {
            return Attempt.invalid("files", "A rule file has at most %,d characters; %s has more.".formatted(LONGEST_FILE, tooLong.get().path()));
        }
        ImpactId id = begun(trialRules.contentHash(changed), null, actor, "on " + changed.files().size() + " changed files and " + changed.takenOut().size() + " taken out");
        return queued(id, () -> work.work(id, changed).ifPresent(trial -> backward.execute(
                () -> lookingBack.lookBack(impacts.find(id).orElseThrow(), trial, calendars.of(changed)))));
    }

    @Override
    public Attempt<ImpactId> start(PassingFacts facts, Actor actor) {
        ImpactId id = begun(facts.contentHash(), facts.words(), actor, facts.words());
        Attempt<ImpactId> queued = queued(id, () -> factsWork.work(id, facts));
        if (queued instanceof Attempt.Refused) {
            facts.close();
        }
        return queued;
    }

    private ImpactId begun(String contentHash, @Nullable String ofFacts, Actor actor, String detail) {
        Instant now = clock.instant();
        endSilent(now);
        ImpactId id = new ImpactId(UUID.randomUUID());
        transactions.executeWithoutResult(status -> {
            Optional<EvaluationRun> before = runs.lastCompleted();
            impacts.insert(new Impact(id, contentHash, ruleSets.inForce().version().number(), List.of(), before.map(EvaluationRun::id).orElse(null),
                    before.map(EvaluationRun::asAt).orElseGet(() -> new AsAt(now)), ofFacts == null ? trialRun.peopleWithNewFacts() : 0, State.RUNNING, 0, 0,
                    actor.words(), now, null, ofFacts, null));
            audit.record(actor, "what-if started", "what-if", id.toString(), detail);
        });
        return id;
    }

    private Attempt<ImpactId> queued(ImpactId id, Runnable whatIf) {
        try {
            worker.execute(whatIf);
            return Attempt.done(id);
        } catch (RejectedExecutionException full) {
            impacts.end(id, State.CANCELLED, null, clock.instant());
            return Attempt.notNow("Several what-ifs are waiting already. Try again when one of them is complete.");
        }
    }

    private void endSilent(Instant now) {
        impacts.silentSince(now.minus(LONGEST_SILENCE)).forEach(silent -> {
            impacts.end(silent, State.FAILED, "The service stopped while it worked. Start it again.", now);
            findings.forget(silent);
            findings.forget(silent.without());
        });
    }

    @Override
    @Transactional
    public Attempt<ImpactId> cancel(ImpactId id, Actor actor) {
        if (impacts.find(id).isEmpty()) {
            return Attempt.notFound("There is no what-if with this id.");
        }
        if (!impacts.end(id, State.CANCELLED, null, clock.instant())) {
            return Attempt.notNow("It has ended already.");
        }
        audit.record(actor, "what-if cancelled", "what-if", id.toString(), "");
        return Attempt.done(id);
    }

    @Override
    public Optional<Impact> impact(ImpactId id) {
        return impacts.find(id);
    }

    @Override
    public Optional<Impact> latest(ChangedRules changed) {
        return latest(trialRules.contentHash(changed));
    }

    @Override
    public Optional<Impact> latest(String contentHash) {
        return impacts.latest(contentHash);
    }

    @Override
    public List<Impact.Count> counts(ImpactId id) {
        return reading.counts(id);
    }

    @Override
    public List<Impact.AtProvider> providers(ImpactId id) {
        return reading.providers(id);
    }

    @Override
    public List<NewWork.AtTier> newWork(ImpactId id) {
        return promised.of(id);
    }

    @Override
    public List<Impact.OutcomeCount> outcomes(ImpactId id) {
        return reading.outcomes(id);
    }

    @Override
    public List<Impact.Rate> changedRates(ImpactId id) {
        return reading.changedRates(id);
    }

    @Override
    public List<Impact.MovedDeadline> movedDeadlines(ImpactId id) {
        return reading.movedDeadlines(id);
    }

    @Override
    public List<Impact.MonthEnd> monthEnds(ImpactId id) {
        return monthTable.ends(id);
    }

    @Override
    public Page<MonthCase> monthCases(ImpactId id, LocalDate end, MonthCase.Rules rules, int page) {
        return monthTable.cases(id, end, rules, page, PAGE_SIZE);
    }

    @Override
    public int monthsToLookBack() {
        return lookingBack.months();
    }

    @Override
    public Page<ImpactCase> cases(ImpactId id, ImpactFilter filter, int page) {
        return reading.cases(id, filter, page, PAGE_SIZE);
    }
}
