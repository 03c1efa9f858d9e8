package plumbline.facts;

import java.util.List;

/**
 * Everything known about a range of people, or about all providers: the unit in which facts are read and judged. Whole
 * people only, so that every join of a rule stays inside one partition.
 *
 * @param facts facts of any type, in no particular order
 */
public record FactPartition(List<Fact> facts) {

    public FactPartition {
        facts = List.copyOf(facts);
    }
}
