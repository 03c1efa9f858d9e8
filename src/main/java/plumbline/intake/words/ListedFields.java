package plumbline.intake.words;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every field with a list of values, of all formats that councils write themselves. */
public final class ListedFields {

    private final Map<String, ListedField> byName = new LinkedHashMap<>();

    /** @param fields in the order in which people choose from them; each name once */
    public ListedFields(Collection<ListedField> fields) {
        for (ListedField field : fields) {
            if (byName.put(key(field.name()), field) != null) {
                throw new IllegalArgumentException("two fields are called " + field.name());
            }
        }
    }

    /** All of them. */
    public List<ListedField> all() {
        return List.copyOf(Collections.unmodifiableMap(byName).values());
    }

    /** The field of a name, in whatever letters. */
    public Optional<ListedField> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /** What makes two ways of writing the same word: neither letters nor spaces tell them apart. */
    static String key(String written) {
        return written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
