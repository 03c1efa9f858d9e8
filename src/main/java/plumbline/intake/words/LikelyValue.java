package plumbline.intake.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the value of a list that a word is most like. A word that few values have in common tells more than one that many have. */
final class LikelyValue {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int SHORTEST_BEGINNING = 3;
    private static final double LEAST = 0.5;

    private LikelyValue() {
    }

    static @Nullable String of(ListedField field, String written) {
        List<String> words = words(written);
        Map<String, Double> likeness = new TreeMap<>();
        for (String value : field.values()) {
            likeness.put(value, words.stream().mapToDouble(word -> words(value).stream().anyMatch(other -> same(word, other)) ? 1.0 / having(field, word) : 0).sum());
        }
        double best = likeness.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<String> likeliest = likeness.entrySet().stream().filter(value -> value.getValue() == best).map(Map.Entry::getKey).toList();
        return best >= LEAST && likeliest.size() == 1 ? likeliest.get(0) : null;
    }

    private static long having(ListedField field, String word) {
        return field.values().stream().filter(value -> words(value).stream().anyMatch(other -> same(word, other))).count();
    }

    private static boolean same(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        return one.equals(other) || shorter.length() >= SHORTEST_BEGINNING && (one.startsWith(other) || other.startsWith(one));
    }

    private static List<String> words(String written) {
        return BETWEEN_WORDS.splitAsStream(written.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).distinct().toList();
    }
}
