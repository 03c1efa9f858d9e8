package plumbline.standards.examples;

import java.util.HashMap;
import java.util.Map;

/** Gives the people of one example their keys, in order of appearance. */
final class People {

    private final Map<String, Long> ids = new HashMap<>();

    long id(String ref) {
        return ids.computeIfAbsent(ref, unknown -> ids.size() + 1L);
    }
}
