package plumbline.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The kinds of case records the service knows, read once from {@code record-kinds.yaml}. */
public final class RecordKinds {

    private static final String FILE = "/plumbline/facts/record-kinds.yaml";
    private static final Map<String, RecordKind> BY_NAME = read();

    private RecordKinds() {
    }

    /** The kind of that name. */
    public static Optional<RecordKind> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether records of the kind of that name are judged by how their location was rated on a day. */
    static boolean withRatings(String name) {
        RecordKind kind = BY_NAME.get(name);
        return kind != null && kind.rated();
    }

    /** All kinds, in the file's order. */
    public static Collection<RecordKind> all() {
        return BY_NAME.values();
    }

    /** The kinds that a list of facts can bring, in the file's order. */
    public static List<RecordKind> imported() {
        return BY_NAME.values().stream().filter(kind -> !kind.kept()).toList();
    }

    private static Map<String, RecordKind> read() {
        try (InputStream file = RecordKinds.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            Map<String, Map<String, Object>> kinds = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Map<String, RecordKind> byName = new LinkedHashMap<>();
            kinds.forEach((name, entries) -> byName.put(name, kind(name, entries)));
            return Collections.unmodifiableMap(byName);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RecordKind kind(String name, Map<String, Object> entries) {
        Map<String, RecordKind.Field> fields = new LinkedHashMap<>();
        List<String> ahead = list(entries, "may lie ahead");
        Map<String, String> notBefore = says(entries, "not before");
        says(entries, "days").forEach((field, says) -> fields.put(field,
                event(field, says, RecordKind.Type.DAY, ahead, notBefore)));
        says(entries, "moments").forEach((field, says) -> fields.put(field,
                event(field, says, RecordKind.Type.MOMENT, ahead, notBefore)));
        says(entries, "yes or no").forEach((field, says) -> fields.put(field, field(field, says, RecordKind.Type.YES_NO, List.of())));
        list(entries, "numbers").forEach(field -> fields.put(field, field(field, field, RecordKind.Type.NUMBER, List.of())));
        words(entries).forEach((field, choices) -> fields.put(field, field(field, field, RecordKind.Type.WORD, choices)));
        known(name, fields, ahead);
        known(name, fields, notBefore.keySet());
        known(name, fields, notBefore.values());
        if (fields.isEmpty()) {
            throw new IllegalStateException(FILE + ": '" + name + "' has no field");
        }
        return new RecordKind(name, String.valueOf(entries.get("list")), Boolean.TRUE.equals(entries.get("person")),
                (String) entries.get("about"), rated(name, entries),
                Boolean.TRUE.equals(entries.get("kept")), fields);
    }

    private static boolean rated(String name, Map<String, Object> entries) {
        boolean rated = Boolean.TRUE.equals(entries.get("rated"));
        if (rated && !"location".equals(entries.get("about"))) {
            throw new IllegalStateException(FILE + ": '" + name + "' is about no location that could be rated");
        }
        return rated;
    }

    private static void known(String kind, Map<String, RecordKind.Field> fields, Collection<String> names) {
        names.stream().filter(name -> !fields.containsKey(name)).findFirst().ifPresent(name -> {
            throw new IllegalStateException(FILE + ": '" + kind + "' has no field '" + name + "'");
        });
    }

    private static RecordKind.Field event(String name, String says, RecordKind.Type type, List<String> ahead, Map<String, String> notBefore) {
        return new RecordKind.Field(name, says, type, List.of(), ahead.contains(name), notBefore.get(name));
    }

    private static RecordKind.Field field(String name, String says, RecordKind.Type type, List<String> choices) {
        return new RecordKind.Field(name, says, type, choices, false, null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> says(Map<String, Object> entries, String group) {
        return (Map<String, String>) entries.getOrDefault(group, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> entries, String group) {
        return new ArrayList<>((List<String>) entries.getOrDefault(group, List.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> words(Map<String, Object> entries) {
        return (Map<String, List<String>>) entries.getOrDefault("words", Map.of());
    }
}
