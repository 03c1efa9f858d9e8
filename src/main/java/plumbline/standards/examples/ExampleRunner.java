package plumbline.standards.examples;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.Calendars;
import plumbline.facts.FactPartition;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;
import plumbline.standards.RuleProblem;
import plumbline.standards.TriedRules.ExampleOutcome;
import plumbline.standards.TriedRules.Place;

/** Runs worked examples against a compiled rule set. */
public final class ExampleRunner {

    private final CompiledRuleSet ruleSet;
    private final Calendars calendars;

    /** A runner for a rule set and the calendars to count working days with. */
    public ExampleRunner(CompiledRuleSet ruleSet, Calendars calendars) {
        this.ruleSet = ruleSet;
        this.calendars = calendars;
    }

    /** What came out otherwise than expected; empty when the example holds. */
    public List<RuleProblem> run(String file, WorkedExample example) {
        return compared(example).filter(compared -> compared.wrong() != null)
                .map(compared -> RuleProblem.ofLine(file, compared.expectation().line(), "", example.name() + ": " + compared.wrong()))
                .toList();
    }

    /** What was expected and what came out, one for each expectation. */
    public List<ExampleOutcome> outcomes(String file, WorkedExample example) {
        return compared(example).map(compared -> new ExampleOutcome(file, compared.expectation().standard(), example.name(),
                compared.expectation().line(), compared.expectation().shown(), compared.found().words(), compared.found().why(), compared.wrong() == null,
                place(compared.expectation().written()), compared.found().instead())).toList();
    }

    private Stream<Compared> compared(WorkedExample example) {
        CaseResults cases = ruleSet.judgeCases(new FactPartition(example.facts()), example.asAt(), calendars);
        List<Judgement> judgements = Stream.concat(cases.judgements().stream(),
                ruleSet.judgeRates(example.tallies(), example.asAt()).stream()).toList();
        return example.expectations().stream().map(expectation -> compare(expectation, judgements, cases.rateCases()));
    }

    private static @Nullable Place place(@Nullable WrittenExpectation written) {
        return written == null ? null : new Place(written.at(), written.text());
    }

    /** An expectation, what came out, and what is wrong with it if anything is. */
    private record Compared(Expectation expectation, Found found, @Nullable String wrong) {
    }

    /** What came out in words, its explanation, and how the expectation would be written for it. */
    private record Found(String words, String why, String instead) {

        static Found of(Expectation expectation, List<Judgement> found) {
            return new Found(found.isEmpty() ? "Nothing" : found.stream().map(Expectation::shown).collect(Collectors.joining("; or ")),
                    found.stream().map(judgement -> judgement.explanation().text()).collect(Collectors.joining(" ")), TakingOver.judged(expectation, found));
        }
    }

    private Compared compare(Expectation expectation, List<Judgement> judgements, List<RateCase> rateCases) {
        if (ruleSet.standards().stream().noneMatch(standard -> standard.id().equals(expectation.standard()))) {
            return new Compared(expectation, new Found("no such standard", "", ""),
                    "there is no rule file for " + expectation.standard() + ", expected a standard of the rule set");
        }
        if (expectation.counts() != null || expectation.absent() && judgements.stream().noneMatch(expectation::concerns)) {
            return compareCount(expectation, rateCases);
        }
        List<Judgement> found = judgements.stream().filter(expectation::concerns).toList();
        if (expectation.absent()) {
            return new Compared(expectation, Found.of(expectation, found), "expected no finding for " + expectation.subject() + ", found " + words(found));
        }
        List<Judgement> agreeing = found.stream().filter(expectation::agrees).toList();
        if (agreeing.size() == 1) {
            return new Compared(expectation, Found.of(expectation, agreeing), null);
        }
        String expected = "expected " + expectation.words() + " for " + expectation.subject()
                + (expectation.period() == null ? "" : " in period " + expectation.period());
        return new Compared(expectation, Found.of(expectation, found), agreeing.isEmpty() ? expected + ", found " + words(found)
                : expected + " once, found it " + agreeing.size() + " times; name the period: " + words(found));
    }

    private static Compared compareCount(Expectation expectation, List<RateCase> rateCases) {
        List<RateCase> counted = rateCases.stream().filter(expectation::concerns).toList();
        boolean agrees = expectation.absent() ? counted.isEmpty() : counted.size() == 1 && counted.get(0).part() == expectation.counts();
        String found = counted.isEmpty() ? "that it does not count"
                : counted.stream().map(each -> each.ref() + " as " + each.part()).collect(Collectors.joining("; "));
        String shown = counted.isEmpty() ? "It does not count" : counted.stream().map(each -> each.ref() + ": counts as " + TakingOver.words(each.part()))
                .collect(Collectors.joining("; or "));
        return new Compared(expectation, new Found(shown, "", TakingOver.counted(expectation, counted)), agrees ? null
                : "expected " + expectation.subject() + " to count as " + (expectation.absent() ? "no case" : expectation.counts()) + ", found " + found);
    }

    private static String words(List<Judgement> found) {
        return found.isEmpty() ? "nothing" : found.stream().map(Expectation::words).collect(Collectors.joining("; or "));
    }
}
