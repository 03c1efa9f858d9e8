package plumbline.intake.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Missing;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Names of units as a file writes them: which the council does not have, and which of its units each of those is most like. */
public final class UnitNames {

    /** A name that is longer is none. */
    public static final int LONGEST = 100;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final List<String> SILENT = List.of("team", "service", "services", "unit", "the", "of", "and", "for", "adult", "adults", "social", "care");
    private static final double LEAST = 0.5;
    private static final int SHORTEST_BEGINNING = 3;

    private final List<OrgUnit> units;
    private final UnitCodes codes;

    public UnitNames(Organisation organisation) {
        this(organisation.units());
    }

    UnitNames(List<OrgUnit> units) {
        this.units = List.copyOf(units);
        this.codes = new UnitCodes(units);
    }

    /** A name as mappings know it, however it is spaced and in whatever letters. */
    static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The names among these that no unit has, each once, in order. */
    public List<String> unknown(Collection<String> names) {
        Map<String, String> unknown = new TreeMap<>();
        names.stream().filter(name -> !Missing.is(name) && name.length() <= LONGEST && codes.code(name.strip()) == null).forEach(name -> unknown.putIfAbsent(key(name), name.strip()));
        return List.copyOf(unknown.values());
    }

    /** Whether a unit has this code. */
    public boolean isUnit(String code) {
        return units.stream().anyMatch(unit -> unit.id().value().equals(code));
    }

    /** The units by code, as people choose from them. */
    public Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        units.forEach(unit -> choices.put(unit.id().value(), unit.name()));
        return choices;
    }

    /** The code of the unit a name is most like, or {@code null} when it is like none, or like several as much. */
    public @Nullable String likeliest(String name) {
        List<String> words = words(name);
        Map<OrgUnit, Double> likeness = new LinkedHashMap<>();
        units.forEach(unit -> likeness.put(unit, likeness(words, words(unit.name()))));
        double best = likeness.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<String> likeliest = likeness.entrySet().stream().filter(unit -> unit.getValue() == best).map(unit -> unit.getKey().id().value()).toList();
        return best >= LEAST && likeliest.size() == 1 ? likeliest.get(0) : null;
    }

    /** The share of words in common; the beginning of a word is that word, and letters may be the initials of several. */
    private static double likeness(List<String> one, List<String> other) {
        int found = 0;
        int matched = 0;
        for (String word : one) {
            int length = wordsOf(word, other);
            found += length > 0 ? 1 : 0;
            matched += length;
        }
        return one.isEmpty() || other.isEmpty() ? 0 : (found + (double) Math.min(matched, other.size())) / (one.size() + other.size());
    }

    /** How many words of a name a word stands for. */
    private static int wordsOf(String word, List<String> name) {
        if (name.stream().anyMatch(other -> same(word, other))) {
            return 1;
        }
        String initials = name.stream().map(other -> other.substring(0, 1)).collect(Collectors.joining());
        return word.length() > 1 && initials.contains(word) ? word.length() : 0;
    }

    private static boolean same(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        return one.equals(other) || shorter.length() >= SHORTEST_BEGINNING && (one.startsWith(other) || other.startsWith(one));
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS.splitAsStream(name.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty() && !SILENT.contains(word)).distinct().toList();
    }
}
