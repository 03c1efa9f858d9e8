package plumbline.standards.examples;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Other names for the people, cases and places of one example, so that nobody can be told by it. */
final class Aliases {

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    /** The name for a reference: the first letter of what it refers to, and a number. */
    String of(String ref, String what) {
        return known.computeIfAbsent(ref, unknown -> {
            String letter = what.substring(0, 1).toUpperCase(Locale.ROOT);
            return letter + "-" + used.merge(letter, 1, Integer::sum);
        });
    }
}
