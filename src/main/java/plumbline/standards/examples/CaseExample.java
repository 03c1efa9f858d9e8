package plumbline.standards.examples;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.core.BusinessTime;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.facts.Person;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RuleSource;

/**
 * A worked example made of a real case. The days stay, because standards count by calendars; references become others, names,
 * units and free words are left out, and so is every fact without which the standard says the same. What is left is what anybody
 * needs to know to follow the standard, and no more.
 */
public final class CaseExample {

    private static final String INDENT = "  ";
    /** Leaving a fact out is tried for no more facts than this. */
    private static final int MOST_FACTS = 80;

    private final CompiledRuleSet ruleSet;
    private final Calendars calendars;
    private final AsAt asAt;

    /** Examples of what a rule set says at a moment. */
    public CaseExample(CompiledRuleSet ruleSet, Calendars calendars, AsAt asAt) {
        this.ruleSet = ruleSet;
        this.calendars = calendars;
        // An example is read by people: nobody needs the second.
        this.asAt = new AsAt(asAt.instant().equals(BusinessTime.endOf(asAt.day())) ? asAt.instant() : asAt.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * The example as an item of the list of a file, each line with its end; empty when the standard says nothing of the subject, or
     * several things.
     *
     * @param subject the reference of the case, the person or the location
     * @param period  which duty of the subject it is about
     */
    public Optional<String> of(StandardId standard, String subject, String period, List<Fact> facts) {
        Optional<Judgement> judgement = judge(facts, standard, subject, period);
        if (judgement.isEmpty() || facts.size() > MOST_FACTS) {
            return Optional.empty();
        }
        List<Fact> needed = new ArrayList<>(facts);
        for (Fact fact : facts) {
            List<Fact> without = new ArrayList<>(needed);
            without.remove(fact);
            if (says(without, judgement.get())) {
                needed = without;
            } else if (fact instanceof Person person && person.bornOn() != null) {
                // Nobody needs to know when somebody was born unless the standard asks.
                without.add(new Person(person.id(), person.ref(), person.unit(), null, person.diedOn(), person.leftAreaOn()));
                needed = says(without, judgement.get()) ? without : needed;
            }
        }
        String text = text(needed, judgement.get());
        return holds(standard, text) ? Optional.of(text) : Optional.empty();
    }

    private boolean says(List<Fact> facts, Judgement wanted) {
        return judge(facts, wanted.standard(), wanted.subject().ref(), wanted.period()).filter(found -> found.outcome() == wanted.outcome()
                && found.severity() == wanted.severity() && found.open() == wanted.open() && Objects.equals(found.deadline(), wanted.deadline())
                && found.explanation().steps().equals(wanted.explanation().steps())).isPresent();
    }

    private Optional<Judgement> judge(List<Fact> facts, StandardId standard, String subject, String period) {
        List<Judgement> found = ruleSet.judgeCases(new FactPartition(facts), asAt, calendars).judgements().stream()
                .filter(judgement -> judgement.standard().equals(standard) && judgement.subject().ref().equals(subject) && judgement.period().equals(period)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private String text(List<Fact> facts, Judgement judgement) {
        Aliases aliases = new Aliases();
        Map<String, List<String>> byType = new LinkedHashMap<>();
        FactForms.all().forEach((type, form) -> facts.forEach(fact -> {
            Map<String, String> entries = form.written(fact, aliases);
            if (!entries.isEmpty()) {
                byType.computeIfAbsent(type, unknown -> new ArrayList<>()).add(inLine(entries));
            }
        }));
        StringBuilder text = new StringBuilder("- name: " + name(judgement) + "\n");
        text.append(INDENT).append("as at: ").append(asAt.instant().equals(BusinessTime.endOf(asAt.day())) ? asAt.day() : Values.written(asAt.instant())).append('\n');
        text.append(INDENT).append("facts:\n");
        byType.forEach((type, written) -> {
            text.append(INDENT.repeat(2)).append(type).append(":\n");
            written.forEach(fact -> text.append(INDENT.repeat(3)).append("- ").append(fact).append('\n'));
        });
        text.append(INDENT).append("expect:\n").append(INDENT.repeat(2)).append("- ").append(inLine(expected(judgement, aliases))).append('\n');
        return text.toString();
    }

    private static String name(Judgement judgement) {
        return "A real case, " + TakingOver.words(judgement.outcome()) + (judgement.open() ? " and open" : " and closed");
    }

    private static Map<String, String> expected(Judgement judgement, Aliases aliases) {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("subject", aliases.of(judgement.subject().ref(), judgement.subject().kind().name()));
        expected.put("period", judgement.period());
        expected.put("outcome", TakingOver.words(judgement.outcome()));
        if (judgement.severity() != null) {
            expected.put("severity", judgement.severity().name());
        }
        if (judgement.deadline() != null) {
            expected.put("deadline", judgement.deadline().lastDay().toString());
        }
        expected.put("open", judgement.open() ? "yes" : "no");
        return expected;
    }

    private static String inLine(Map<String, String> entries) {
        return entries.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining(", ", "{", "}"));
    }

    /** What is read back says the same: an example that does not is none. */
    private boolean holds(StandardId standard, String text) {
        String file = "local/case/" + standard + ExampleReader.SUFFIX;
        ExampleReader.Reading reading = ExampleReader.read(new RuleSource(file, "examples:\n" + text));
        ExampleRunner runner = new ExampleRunner(ruleSet, calendars);
        return reading.problems().isEmpty() && reading.examples().size() == 1 && runner.run(file, reading.examples().get(0)).isEmpty();
    }
}
