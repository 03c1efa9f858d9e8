package plumbline.breaches.whatif.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.ImpactCase;
import plumbline.breaches.whatif.MonthCase;
import plumbline.breaches.NewWork;
import plumbline.breaches.whatif.WhatIf;

/**
 * A what-if as the API gives it, with everything it reckoned.
 *
 * @param progress       how much is done, 0 to 100
 * @param secondsLeft    about how long it still takes; left out until that can be told
 * @param ruleSetVersion the version the files would change
 * @param newFacts       of how many people something else is known than the latest evaluation knew; with none, the numbers are exact
 * @param breaches       what happens to breaches; empty until it is complete, like the other lists
 * @param providers      those of them that are about a provider, by provider
 * @param newWork        the escalations that would begin, by tier
 * @param rates          rates that would be others than they are
 * @param movedDeadlines due dates that would be others, of duties that were due soon or late
 * @param monthEnds      breaches at the last twelve month ends; fewer until they are worked out
 */
record WhatIfView(String id, String state, int progress, @Nullable Long secondsLeft, String contentHash, int ruleSetVersion, List<String> standards,
                  Instant asAt, int newFacts, String startedBy, Instant startedAt, @Nullable Instant endedAt, @Nullable String problem,
                  List<EffectCount> breaches, List<Impact.AtProvider> providers, List<NewWork.AtTier> newWork, List<OutcomeChange> findings, List<RateChange> rates,
                  List<Impact.MovedDeadline> movedDeadlines, List<Impact.MonthEnd> monthEnds) {

    /** How many breaches of a standard in a unit have an effect. */
    record EffectCount(String effect, String standard, String unit, int breaches) {
    }

    /** How many findings of an outcome there were in the latest evaluation, and would be. */
    record OutcomeChange(String standard, String outcome, int before, int after) {
    }

    /** A rate that would be another; what is left out is not there. */
    record RateChange(String standard, String subject, String period, @Nullable String outcomeBefore, @Nullable String before,
                      @Nullable String outcomeAfter, @Nullable String after) {
    }

    /** One breach with an effect. */
    record ImpactCaseView(String effect, String standard, String subjectKind, String subject, @Nullable String person, String period, String unit,
                    @Nullable String severityBefore, @Nullable String severityAfter, @Nullable Instant deadline, String explanation) {

        static ImpactCaseView of(ImpactCase one) {
            return new ImpactCaseView(one.effect().name(), one.breach().standard().value(), one.breach().subject().kind().name(), one.breach().subject().ref(),
                    one.breach().subject().personRef(), one.breach().period(), one.unit().value(), name(one.before()), name(one.after()), one.deadline(),
                    one.explanation());
        }
    }

    /** One page of breaches with an effect; {@code page} counts from 1. */
    record ImpactCasesPage(List<ImpactCaseView> cases, int page, int pages, int total) {
    }

    /** A breach that was open at a month end by the rules in force, or would have been by the changed ones. */
    record MonthCaseView(String standard, String subjectKind, String subject, @Nullable String person, String period, String unit, @Nullable String severity,
                         @Nullable Instant deadline, boolean byRulesInForce, boolean byChangedRules) {

        static MonthCaseView of(MonthCase one) {
            return new MonthCaseView(one.breach().standard().value(), one.breach().subject().kind().name(), one.breach().subject().ref(), one.breach().subject().personRef(),
                    one.breach().period(), one.unit().value(), name(one.severity()), one.deadline(), one.before(), one.after());
        }
    }

    /** One page of breaches at a month end; {@code page} counts from 1. */
    record MonthCasesPage(List<MonthCaseView> cases, int page, int pages, int total) {
    }

    static WhatIfView of(Impact impact, WhatIf whatIf, Clock clock) {
        List<EffectCount> breaches = whatIf.counts(impact.id()).stream()
                .map(count -> new EffectCount(count.effect().name(), count.standard().value(), count.unit().value(), count.breaches())).toList();
        List<OutcomeChange> findings = whatIf.outcomes(impact.id()).stream()
                .map(count -> new OutcomeChange(count.standard().value(), count.outcome().name(), count.before(), count.after())).toList();
        List<RateChange> rates = whatIf.changedRates(impact.id()).stream().map(rate -> new RateChange(rate.standard().value(), rate.ref(), rate.period(),
                name(rate.outcomeBefore()), rate.before(), name(rate.outcomeAfter()), rate.after())).toList();
        return new WhatIfView(impact.id().toString(), impact.state().name(), impact.percentDone(), impact.left(clock.instant()).map(Duration::toSeconds).orElse(null),
                impact.contentHash(), impact.baseVersion(), impact.standards().stream().map(Object::toString).toList(), impact.asAt().instant(), impact.newFacts(),
                impact.startedBy(), impact.startedAt(), impact.endedAt(), impact.problem(), breaches, whatIf.providers(impact.id()), whatIf.newWork(impact.id()), findings, rates,
                whatIf.movedDeadlines(impact.id()), whatIf.monthEnds(impact.id()));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
