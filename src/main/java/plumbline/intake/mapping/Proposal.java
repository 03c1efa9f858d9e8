package plumbline.intake.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what the columns of an unknown file mean, from its headings, its values and its name. A proposal is a help for a person
 * who decides: it may leave fields open, and it never decides how days are written when the values leave that open.
 */
public final class Proposal {

    private static final Pattern NEW_WORD = Pattern.compile("(\\p{Ll})(\\p{Lu})");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Set<String> SILENT = Set.of("the", "of", "on", "at", "is", "was", "date", "a", "and", "for", "to", "by", "in", "datetime", "day");
    private static final int STEM = 5;
    private static final double LEAST = 0.5;
    private static final double KIND_IS_NAMED = 2.0;

    /** Targets are always the same; finding their words anew for each file was nearly all of the work of a proposal. */
    private static final Map<TargetField, Phrases> PHRASES = new IdentityHashMap<>();
    private static final Map<Target, Set<String>> KINDS = new IdentityHashMap<>();

    static {
        Targets.all().forEach(target -> {
            KINDS.put(target, words(target.kind()));
            target.fields().forEach(field -> PHRASES.put(field, Phrases.of(field)));
        });
    }

    /** How columns that hold a field are called, each phrase by its words, and the words of all. */
    private record Phrases(List<Set<String>> each, Set<String> all) {

        static final Phrases NONE = new Phrases(List.of(), Set.of());

        static Phrases of(TargetField field) {
            List<Set<String>> each = field.phrases().stream().map(Proposal::words).toList();
            return new Phrases(each, each.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        }
    }

    private record Pair(TargetField field, String heading, double score) {
    }

    private final UnknownTable table;
    private final Map<String, Set<DateOrder>> orders = new LinkedHashMap<>();
    /** Each heading is held against every field of every target. */
    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Set<String> named;
    private final Set<String> inSource;

    public Proposal(UnknownTable table) {
        this.table = table;
        table.headings().forEach(heading -> orders.put(heading, DateOrder.fitting(table.values(heading))));
        table.headings().forEach(heading -> words.put(heading, words(heading)));
        inSource = words(table.source());
        named = new HashSet<>(inSource);
        words.values().forEach(named::addAll);
    }

    /** The ways in which the days of a column can be read, see {@link DateOrder#fitting}. */
    public Set<DateOrder> orders(String heading) {
        return orders.getOrDefault(heading, Set.of());
    }

    /** What the file's rows are most likely about. */
    public Target target() {
        return Targets.all().stream().max(Comparator.comparingDouble(this::score)).orElseThrow();
    }

    private double score(Target target) {
        List<Pair> pairs = pairs(target);
        Set<String> found = pairs.stream().map(pair -> pair.field().name()).collect(Collectors.toSet());
        double fields = pairs.stream().mapToDouble(Pair::score).sum();
        long missing = target.fields().stream().filter(field -> field.required() && !found.contains(field.name())).count();
        Set<String> kind = KINDS.getOrDefault(target, Set.of());
        return fields - missing + KIND_IS_NAMED * (share(kind, named) + share(kind, inSource));
    }

    private static double share(Set<String> words, Set<String> found) {
        return words.isEmpty() ? 0 : (double) words.stream().filter(found::contains).count() / words.size();
    }

    /** What the columns mean, if rows are about that. */
    public Mapping mapping(Target target) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        pairs(target).forEach(pair -> fields.put(pair.field().name(), new FieldSource(pair.heading(), null,
                pair.field().isDay() ? order(pair.heading()) : null)));
        return new Mapping(target, fields);
    }

    private @Nullable DateOrder order(String heading) {
        Set<DateOrder> fitting = orders(heading);
        return fitting.size() == 1 ? fitting.iterator().next() : null;
    }

    /** The best column for each field, each column for one field. */
    private List<Pair> pairs(Target target) {
        List<Pair> all = new ArrayList<>();
        for (TargetField field : target.fields()) {
            for (String heading : table.headings()) {
                double score = likeness(field, heading);
                if (score >= LEAST && fits(field, heading)) {
                    all.add(new Pair(field, heading, score));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Pair::score).reversed().thenComparing(pair -> target.fields().indexOf(pair.field())).thenComparing(Pair::heading));
        Set<Object> taken = new HashSet<>();
        List<Pair> best = new ArrayList<>();
        for (Pair pair : all) {
            if (!taken.contains(pair.field()) && !taken.contains(pair.heading())) {
                taken.addAll(List.of(pair.field(), pair.heading()));
                best.add(pair);
            }
        }
        return best;
    }

    /** Whether the values could be those of the field: days are days, and nothing else is. */
    private boolean fits(TargetField field, String heading) {
        boolean empty = table.values(heading).isEmpty();
        return empty || switch (field.type()) {
            case DAY -> !orders(heading).isEmpty();
            case NUMBER -> table.values(heading).stream().anyMatch(value -> value.matches("-?[\\d.]+"));
            default -> orders(heading).isEmpty() || orders(heading).contains(DateOrder.SERIAL) || field.type() == TargetField.Type.TEXT && field.name().equals("period");
        };
    }

    private double likeness(TargetField field, String heading) {
        Set<String> found = words.getOrDefault(heading, Set.of());
        Phrases phrases = PHRASES.getOrDefault(field, Phrases.NONE);
        double best = 0;
        for (Set<String> phrase : Collections.disjoint(found, phrases.all()) ? List.<Set<String>>of() : phrases.each()) {
            best = Math.max(best, likeness(phrase, found));
        }
        return best;
    }

    /** The share of words in common, a word by its beginning. */
    private static double likeness(Set<String> one, Set<String> other) {
        int common = 0;
        for (String word : one) {
            common += other.contains(word) ? 1 : 0;
        }
        return one.isEmpty() ? 0 : 2.0 * common / (one.size() + other.size());
    }

    private static Set<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(NEW_WORD.matcher(text).replaceAll("$1 $2").toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !SILENT.contains(word)).map(Proposal::stem).collect(Collectors.toSet());
    }

    private static String stem(String word) {
        String known = switch (word) {
            case "ref", "refno" -> "reference";
            case "no", "num", "identifier" -> "id";
            case "safeguarding", "sg" -> "safeguarding";
            default -> word;
        };
        return known.substring(0, Math.min(STEM, known.length()));
    }
}
