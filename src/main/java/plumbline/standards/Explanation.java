package plumbline.standards;

import java.util.List;
import java.util.Map;

/**
 * Why a standard came to its outcome, with the actual values. Stored with the finding, so that it stays the same after
 * the rule changes.
 *
 * @param text   one paragraph of plain English
 * @param steps  the clock's steps in order: start, pauses, days that did not count, deadline, stop
 * @param values the same values for machines, by name; dates in ISO form
 */
public record Explanation(String text, List<String> steps, Map<String, String> values) {

    public Explanation {
        steps = List.copyOf(steps);
        values = Map.copyOf(values);
    }
}
