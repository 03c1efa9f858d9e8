package plumbline.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The options of a filter, as the {@code choice} fragment draws them: value to words, in order. */
public final class Choices {

    private Choices() {
    }

    /**
     * All of some things, after an option that does not narrow.
     *
     * @param any   the words of that option, for example {@code Every unit}; its value is empty
     * @param value what the address says, for example a unit's code
     * @param words what people read
     */
    public static <T> Map<String, String> anyOr(String any, Collection<T> things, Function<T, String> value, Function<T, String> words) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", any);
        options.putAll(of(things, value, words));
        return options;
    }

    /** Just some things, one of which is always chosen. */
    public static <T> Map<String, String> of(Collection<T> things, Function<T, String> value, Function<T, String> words) {
        Map<String, String> options = new LinkedHashMap<>();
        things.forEach(thing -> options.put(value.apply(thing), words.apply(thing)));
        return options;
    }
}
