package plumbline.standards.examples;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.Calendars;
import plumbline.facts.FactPartition;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;
import plumbline.standards.RuleProblem;

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
        CaseResults cases = ruleSet.judgeCases(new FactPartition(example.facts()), example.asAt(), calendars);
        List<Judgement> judgements = Stream.concat(cases.judgements().stream(),
                ruleSet.judgeRates(example.tallies(), example.asAt()).stream()).toList();
        return example.expectations().stream()
                .flatMap(expectation -> check(expectation, judgements, cases.rateCases())
                        .map(message -> RuleProblem.ofLine(file, expectation.line(), "", example.name() + ": " + message)).stream())
                .toList();
    }

    private Optional<String> check(Expectation expectation, List<Judgement> judgements, List<RateCase> rateCases) {
        if (ruleSet.standards().stream().noneMatch(standard -> standard.id().equals(expectation.standard()))) {
            return Optional.of("there is no rule file for " + expectation.standard() + ", expected a standard of the rule set");
        }
        if (expectation.counts() != null || expectation.absent() && judgements.stream().noneMatch(expectation::concerns)) {
            return checkCount(expectation, rateCases);
        }
        List<Judgement> found = judgements.stream().filter(expectation::concerns).toList();
        if (expectation.absent()) {
            return Optional.of("expected no finding for " + expectation.subject() + ", found " + words(found));
        }
        long agreeing = found.stream().filter(expectation::agrees).count();
        if (agreeing == 1) {
            return Optional.empty();
        }
        String expected = "expected " + expectation.words() + " for " + expectation.subject()
                + (expectation.period() == null ? "" : " in period " + expectation.period());
        return Optional.of(agreeing == 0 ? expected + ", found " + words(found)
                : expected + " once, found it " + agreeing + " times; name the period: " + words(found));
    }

    private static Optional<String> checkCount(Expectation expectation, List<RateCase> rateCases) {
        List<RateCase> found = rateCases.stream().filter(expectation::concerns).toList();
        boolean agrees = expectation.absent() ? found.isEmpty() : found.size() == 1 && found.get(0).part() == expectation.counts();
        if (agrees) {
            return Optional.empty();
        }
        return Optional.of("expected " + expectation.subject() + " to count as " + (expectation.absent() ? "no case" : expectation.counts())
                + ", found " + (found.isEmpty() ? "that it does not count"
                : found.stream().map(counted -> counted.ref() + " as " + counted.part()).collect(Collectors.joining("; "))));
    }

    private static String words(List<Judgement> found) {
        return found.isEmpty() ? "nothing" : found.stream().map(Expectation::words).collect(Collectors.joining("; or "));
    }
}
