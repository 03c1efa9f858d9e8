package plumbline.intake.words;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.core.ContentHash;
import plumbline.intake.Missing;

/** The words of one mapping. A value that is on the list of its field is never asked about: it means what it says. */
public final class CouncilWords {

    /** No words at all. */
    public static final CouncilWords NONE = new CouncilWords(List.of());

    private final Map<String, Map<String, CouncilWord>> byField = new HashMap<>();

    /** @param words of fields and values that there are; of two for the same word the first counts */
    public CouncilWords(Collection<CouncilWord> words) {
        words.forEach(word -> byField.computeIfAbsent(word.field(), first -> new HashMap<>()).putIfAbsent(ListedFields.key(word.word()), word));
    }

    /** Whether there are none. */
    public boolean none() {
        return byField.isEmpty();
    }

    /** Whether there are any for a field. */
    public boolean of(ListedField field) {
        return byField.containsKey(field.name());
    }

    /**
     * What a cell means in the council's own words; {@code null} when its value is on the list, when it says that there is no value,
     * or when the mapping says nothing of it.
     */
    public @Nullable CouncilWord meant(ListedField field, String written) {
        @Nullable Map<String, CouncilWord> words = byField.get(field.name());
        @Nullable CouncilWord word = words == null ? null : words.get(ListedFields.key(written));
        return word == null || Missing.is(written) || field.value(written).isPresent() ? null : word;
    }

    /** Tells mappings apart by what they do; empty when there are no words. */
    public String hash() {
        TreeSet<String> words = new TreeSet<>();
        byField.forEach((field, meant) -> meant.forEach((key, word) -> words.add(field + "\t" + key + "\t" + word.means())));
        return words.isEmpty() ? "" : ContentHash.of(String.join("\n", words));
    }
}
