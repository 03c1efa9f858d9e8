package plumbline.breaches.whatif;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import plumbline.breaches.NewWork;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.standards.ChangedRules;

/**
 * Tries changed rules on the facts there are, or the rules in force on other facts, and says which breaches would open, clear or change. It opens nothing,
 * starts nothing and sends nothing, and keeps only what it reckoned.
 */
public interface WhatIf {

    /** How many cases a page holds. */
    int PAGE_SIZE = 25;

    /**
     * Starts one and returns at once. One works at a time on each node; a few wait.
     */
    Attempt<ImpactId> start(ChangedRules changed, Actor actor);

    /** Starts one that judges other facts by the rules in force. The facts are closed when it ends, however it ends. */
    Attempt<ImpactId> start(PassingFacts facts, Actor actor);

    /** Stops one that works; what it has reckoned so far is forgotten. */
    Attempt<ImpactId> cancel(ImpactId id, Actor actor);

    /** The what-if with an id. */
    Optional<Impact> impact(ImpactId id);

    /** The latest one of a change that said just the same. */
    Optional<Impact> latest(ChangedRules changed);

    /** The latest one with a {@link Impact#contentHash content hash}. */
    Optional<Impact> latest(String contentHash);

    /** How many breaches would open, clear or change, by standard and unit. */
    List<Impact.Count> counts(ImpactId id);

    /** The same of breaches that are about a provider, by provider. */
    List<Impact.AtProvider> providers(ImpactId id);

    /** What work the breaches that would open make, by the tier where it begins, the lowest first. */
    List<NewWork.AtTier> newWork(ImpactId id);

    /** How many findings of each outcome there were and would be. */
    List<Impact.OutcomeCount> outcomes(ImpactId id);

    /** The rates before and after that would be other than they are. */
    List<Impact.Rate> changedRates(ImpactId id);

    /** How many due dates move from one day to another, of duties that were due soon or late in the run it is compared with. */
    List<Impact.MovedDeadline> movedDeadlines(ImpactId id);

    /**
     * Breaches at the last month ends, the earliest first. They are worked out after everything else: there are fewer than
     * {@link #monthsToLookBack} until then, and none when other facts are tried: what somebody sends today says nothing of what was known then.
     */
    List<Impact.MonthEnd> monthEnds(ImpactId id);

    /**
     * One page of the breaches that were open at a month end, those that only one of the two rule sets finds first. Empty when it is none
     * of the month ends, or when the what-if was started so long ago that only its numbers are kept.
     */
    Page<MonthCase> monthCases(ImpactId id, LocalDate end, MonthCase.Rules rules, int page);

    /** At how many month ends a what-if looks back. */
    int monthsToLookBack();

    /** One page of the breaches with an effect, gravest first. */
    Page<ImpactCase> cases(ImpactId id, ImpactFilter filter, int page);
}
