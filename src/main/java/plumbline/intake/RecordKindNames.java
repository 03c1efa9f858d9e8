package plumbline.intake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/** Finds kinds of case records by their names, compared by letters and digits, and the nearest ones when there is none. */
final class RecordKindNames {

    private static final int MOST_NEAR = 3;
    private static final int LONGEST_COMPARED = 60;
    private static final int SHORTEST_TELLING_WORD = 4;

    private static final Map<String, RecordKind> BY_NAME = new HashMap<>();

    static {
        RecordKinds.imported().forEach(kind -> BY_NAME.put(CsvTable.normalised(kind.name()), kind));
    }

    private RecordKindNames() {
    }

    static Optional<RecordKind> named(String text) {
        return Optional.ofNullable(BY_NAME.get(CsvTable.normalised(text)));
    }

    /** What to say when a text names no kind. */
    static String expected(String text) {
        List<String> near = near(text);
        return near.isEmpty() ? "a kind of record, for example \"complaint\" or \"financial assessment\""
                : "a kind of record; near are " + near.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /** The names nearest to a text, best first: a slip or two away, or with a word in common. */
    private static List<String> near(String text) {
        String name = CsvTable.normalised(text.substring(0, Math.min(LONGEST_COMPARED, text.length())));
        List<String> words = Arrays.stream(text.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+"))
                .filter(word -> word.length() >= SHORTEST_TELLING_WORD).toList();
        return RecordKinds.imported().stream().map(RecordKind::name)
                .filter(kind -> slips(name, kind) * 3 <= kind.length() || words.stream().anyMatch(kind::contains))
                .sorted(Comparator.<String>comparingInt(kind -> slips(name, kind)).thenComparing(kind -> kind))
                .limit(MOST_NEAR).toList();
    }

    /** How many letters are to be put in, taken out or changed (Levenshtein's distance). */
    private static int slips(String name, String kind) {
        String other = CsvTable.normalised(kind);
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= name.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (name.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
