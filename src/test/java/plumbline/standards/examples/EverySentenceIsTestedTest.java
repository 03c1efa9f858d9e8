package plumbline.standards.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.rulefile.Vocabulary;
import plumbline.standards.versions.ShippedRules;

/**
 * Every sentence of the vocabulary is held by worked examples: in some rule file that uses it, each number one lower and one
 * higher, each severity one off, and a sentence without a number left out, makes an example fail or is refused at once. The
 * rule files are the shipped ones and, for sentences that no shipped standard uses, those in {@code sentence-corpus}.
 */
class EverySentenceIsTestedTest {

    private static final Path CORPUS = Path.of("src/test/resources/sentence-corpus");
    private static final String RULES = ".dslr";
    /** What holds anyway when nothing is said, so leaving it out changes nothing. */
    private static final String FIRST = "the first of these events";
    private static final int IN_ONE_BUILD = 50;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d+(\\.\\d+)?(?![\\w-]|\\.\\d)");
    private static final Pattern SEVERITY = Pattern.compile("\\bS([1-4])\\b");
    private static final Pattern ID = Pattern.compile("\\b" + StandardId.PATTERN + "\\b");

    /** A rule file with its worked examples. */
    private record Tested(RuleSource rules, RuleSource examples) {

        String id() {
            return idOf(rules.path());
        }
    }

    /** A rule file with one line changed, under an id of its own. */
    private record Variant(Place place, String id, RuleSource rules, RuleSource examples) {
    }

    /** Where a sentence stands. */
    private record Place(String sentence, Tested file, int line) {
    }

    private final RuleSource vocabulary = ShippedRules.read().stream().filter(source -> source.path().equals(RuleCompiler.VOCABULARY)).findFirst().orElseThrow();
    private final Map<String, RuleSource> rulesById = new HashMap<>();
    private final Set<String> endsTheRun = new TreeSet<>();
    private int variants;

    @Test
    void theExamplesHoldEverySentenceOnBothSides() {
        List<Tested> files = files();
        Map<String, Deque<Place>> open = places(files);
        Map<String, List<String>> survivors = new LinkedHashMap<>();
        open.forEach((sentence, places) -> survivors.put(sentence, places.isEmpty() ? List.of("no rule with examples uses it") : List.of()));
        while (open.values().stream().anyMatch(places -> !places.isEmpty())) {
            List<Variant> round = new ArrayList<>();
            open.values().stream().filter(places -> !places.isEmpty()).forEach(places -> round.addAll(variants(places.poll())));
            Map<String, List<String>> found = survivors(round);
            Set<String> tried = new LinkedHashSet<>(round.stream().map(variant -> variant.place().sentence()).toList());
            for (String sentence : tried) {
                survivors.put(sentence, found.getOrDefault(sentence, List.of()));
                if (survivors.get(sentence).isEmpty()) {
                    open.get(sentence).clear();
                }
            }
        }
        survivors.values().removeIf(List::isEmpty);
        assertThat(endsTheRun).as("rule files that are taken and end the run").isEmpty();
        assertThat(survivors).as("sentences whose change no example notices").isEmpty();
    }

    private List<Tested> files() {
        List<RuleSource> all = new ArrayList<>(ShippedRules.read());
        try (Stream<Path> corpus = Files.list(CORPUS)) {
            for (Path file : corpus.sorted().toList()) {
                all.add(new RuleSource("local/sentences/" + file.getFileName(), Files.readString(file)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Map<String, RuleSource> byPath = new HashMap<>();
        all.forEach(source -> byPath.put(source.path(), source));
        List<Tested> files = new ArrayList<>();
        for (RuleSource source : all) {
            RuleSource examples = byPath.get(source.path().replace(RULES, ExampleReader.SUFFIX));
            if (source.path().endsWith(RULES) && examples != null) {
                files.add(new Tested(source, examples));
                rulesById.put(idOf(source.path()), source);
            }
        }
        return files;
    }

    private static String idOf(String path) {
        return path.replaceAll(".*/|\\.dslr$|\\.examples\\.yaml$", "");
    }

    /** Every sentence with all the places where it stands. */
    private Map<String, Deque<Place>> places(List<Tested> files) {
        Vocabulary words = Vocabulary.read(vocabulary.text());
        Map<String, Deque<Place>> places = new LinkedHashMap<>();
        words.shown().forEach(sentence -> places.put(sentence, new ArrayDeque<>()));
        for (Tested file : files) {
            List<String> lines = file.rules().text().lines().toList();
            String part = "";
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                part = line.equals("when") || line.equals("then") ? line : part;
                for (String sentence : line.startsWith(" ") ? words.shown(line) : List.<String>of()) {
                    if (sentence.startsWith(part + ": ")) {
                        places.get(sentence).add(new Place(sentence, file, i));
                    }
                }
            }
        }
        return places;
    }

    /** The line with each number one lower and higher, each severity one off; left out when it has neither. */
    private List<Variant> variants(Place place) {
        String line = place.file().rules().text().lines().toList().get(place.line());
        List<String> changed = new ArrayList<>();
        Matcher number = NUMBER.matcher(line);
        while (number.find()) {
            boolean whole = number.group(1) == null;
            for (int step : List.of(-1, 1)) {
                java.math.BigDecimal other = new java.math.BigDecimal(number.group()).add(new java.math.BigDecimal(step).movePointLeft(whole ? 0 : 1));
                changed.add(line.substring(0, number.start()) + other.toPlainString() + line.substring(number.end()));
            }
        }
        Matcher severity = SEVERITY.matcher(line);
        if (severity.find()) {
            changed.add(line.substring(0, severity.start()) + (severity.group(1).equals("4") ? "S3" : "S4") + line.substring(severity.end()));
        }
        if (line.contains(FIRST)) {
            changed.add(line.replace(FIRST, "the last of these events"));
        }
        if (changed.isEmpty()) {
            changed.add("");
        }
        return changed.stream().map(text -> variant(place, text)).toList();
    }

    private Variant variant(Place place, String text) {
        int number = variants++;
        String id = "ASC-%c%c%c-%02d".formatted('Q', 'A' + number / 2_340 % 26, 'A' + number / 90 % 26, 10 + number % 90);
        List<String> lines = new ArrayList<>(place.file().rules().text().lines().toList());
        lines.set(place.line(), text);
        String own = place.file().id();
        return new Variant(place, id, new RuleSource("local/" + id + RULES, String.join("\n", lines).replace(own, id)),
                new RuleSource("local/" + id + ExampleReader.SUFFIX, place.file().examples().text().replace(own, id)));
    }

    /** By sentence, the changed lines that are taken and that no example notices. */
    private Map<String, List<String>> survivors(List<Variant> round) {
        Map<String, List<String>> survivors = new LinkedHashMap<>();
        for (int from = 0; from < round.size(); from += IN_ONE_BUILD) {
            for (Variant variant : unnoticed(round.subList(from, Math.min(round.size(), from + IN_ONE_BUILD)))) {
                List<String> lines = variant.rules().text().lines().toList();
                survivors.computeIfAbsent(variant.place().sentence(), unknown -> new ArrayList<>())
                        .add(variant.place().file().id() + ": '" + lines.get(variant.place().line()).strip() + "'");
            }
        }
        return survivors;
    }

    private List<Variant> unnoticed(List<Variant> some) {
        List<Variant> taken = new ArrayList<>(some);
        while (!taken.isEmpty()) {
            Compilation compilation = RuleCompiler.compile(sources(taken), 0);
            Set<String> refused = new HashSet<>(compilation.problems().stream().map(RuleProblem::file).toList());
            if (compilation.ruleSet() != null) {
                ExampleRunner runner = new ExampleRunner(compilation.ruleSet(), ShippedCalendar.of(Jurisdiction.ENGLAND));
                try {
                    return taken.parallelStream().filter(variant -> ExampleReader.read(variant.examples()).examples().stream()
                            .allMatch(example -> runner.run(variant.examples().path(), example).isEmpty())).toList();
                } catch (RuntimeException broken) {
                    refused.add(pathOfWhatBroke(broken, taken));
                }
            }
            if (!taken.removeIf(variant -> refused.contains(variant.rules().path()))) {
                throw new AssertionError("not the changed lines are refused but " + compilation.problems());
            }
        }
        return List.of();
    }

    /** A rule file that is taken must not end a run, whatever it leaves out. */
    private String pathOfWhatBroke(RuntimeException broken, List<Variant> taken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            for (Variant variant : taken) {
                if (String.valueOf(cause.getMessage()).contains(variant.id())) {
                    Throwable root = broken;
                    while (root.getCause() != null) {
                        root = root.getCause();
                    }
                    endsTheRun.add(variant.place().file().id() + " without or with another '"
                            + variant.place().file().rules().text().lines().toList().get(variant.place().line()).strip() + "': " + root);
                    return variant.rules().path();
                }
            }
        }
        throw broken;
    }

    /** The changed files, and the standards they or their examples name. */
    private List<RuleSource> sources(List<Variant> taken) {
        Set<RuleSource> sources = new LinkedHashSet<>(List.of(vocabulary));
        for (Variant variant : taken) {
            sources.add(variant.rules());
            Matcher named = ID.matcher(variant.rules().text() + variant.examples().text());
            while (named.find()) {
                RuleSource other = rulesById.get(named.group());
                if (other != null) {
                    sources.add(other);
                }
            }
        }
        return List.copyOf(sources);
    }
}
