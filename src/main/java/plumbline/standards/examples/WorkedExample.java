package plumbline.standards.examples;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.core.StandardId;
import plumbline.facts.Fact;
import plumbline.standards.AsAt;
import plumbline.standards.Tally;

/**
 * Facts, a moment, and what the standards should make of them.
 *
 * @param name  what it shows
 * @param line  the line of the file where it begins
 * @param asAt  the moment of judging
 * @param facts what is known
 * @param tallies added-up rates, for standards that judge rates
 */
public record WorkedExample(String name, int line, AsAt asAt, List<Fact> facts, List<Tally> tallies, List<Expectation> expectations) {

    public WorkedExample {
        facts = List.copyOf(facts);
        tallies = List.copyOf(tallies);
        expectations = List.copyOf(expectations);
    }

    /** The standards it expects something of. */
    public Set<StandardId> standards() {
        return expectations.stream().map(Expectation::standard).collect(Collectors.toSet());
    }

    /** Whether it expects of a standard that somebody misses it. */
    public boolean misses(StandardId standard) {
        return expectations.stream().anyMatch(expectation -> expectation.standard().equals(standard) && expectation.misses());
    }

    /** Whether it expects of a standard that somebody meets it, or that it does not ask anything of them. */
    public boolean meets(StandardId standard) {
        return expectations.stream().anyMatch(expectation -> expectation.standard().equals(standard) && expectation.meets());
    }

    /** What is expected, one line for each subject, for people. */
    public List<String> expected() {
        return expectations.stream().map(Expectation::shown).toList();
    }
}
