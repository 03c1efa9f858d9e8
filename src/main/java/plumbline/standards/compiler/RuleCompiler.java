package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import plumbline.core.ContentHash;
import plumbline.core.StandardId;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.rulefile.LocalPack;
import plumbline.standards.rulefile.RatesOverCases;
import plumbline.standards.rulefile.RuleFile;
import plumbline.standards.rulefile.RuleFileReader;
import plumbline.standards.rulefile.Vocabulary;

/**
 * Compiles rule files: first lock, sentences to rule language, second lock on the source, build, second lock on the byte
 * code, and only then a rule base.
 */
public final class RuleCompiler {

    /** The vocabulary's path below {@code rules}. */
    public static final String VOCABULARY = "vocabulary.dsl";

    private static final int MOST_RULES = 500;
    private static final Comparator<RuleSource> NATIONAL_FIRST = Comparator.comparing((RuleSource source) -> LocalPack.holds(source.path()))
            .thenComparing(RuleSource::path);
    private static final AtomicLong BUILDS = new AtomicLong();

    private RuleCompiler() {
    }

    /** Loads what compiling needs by compiling one small rule, so that the first real rule set does not wait for it. */
    public static void load() {
        build(List.of(new Drl.Text("small", RuleWriter.header() + "rule \"small\"\nwhen\n    $person : Person( id == 1 )\n"
                + "then\n    judge.begin( \"small\" );\nend\n")));
    }

    /**
     * Compiles a whole rule set.
     *
     * @param sources every {@code .dslr} file and the vocabulary; other files are left alone
     * @param number  the version's number, 0 for a trial
     */
    public static Compilation compile(List<RuleSource> sources, int number) {
        return compile(sources, new RuleSetVersion(number, hash(sources)));
    }

    /** Compiles the files of a stored version that are in force here, under that version's own name. */
    public static Compilation compile(List<RuleSource> sources, RuleSetVersion version) {
        return compile(sources, version, Cores.ALL);
    }

    /** The same on so many cores. */
    public static Compilation compile(List<RuleSource> sources, RuleSetVersion version, Cores cores) {
        return compile(sources, version, cores, List.of());
    }

    /**
     * The same, but what one of some compiled rule sets has just so is not compiled again. All files are read and held against one
     * another as ever; both locks look at what is compiled, and have looked at the rest when that was.
     *
     * @param known none of them for a rule set that is compiled as a whole
     */
    public static Compilation compile(List<RuleSource> sources, RuleSetVersion version, Cores cores, Collection<CompiledRuleSet> known) {
        Optional<RuleSource> vocabularySource = sources.stream().filter(source -> source.path().equals(VOCABULARY)).findFirst();
        if (vocabularySource.isEmpty()) {
            return Compilation.refused(List.of(RuleProblem.ofFile(VOCABULARY, "the vocabulary is missing, expected the file " + VOCABULARY)));
        }
        Vocabulary vocabulary = Vocabulary.read(vocabularySource.get().text());
        List<RuleProblem> problems = new ArrayList<>();
        List<RuleFile> files = read(vocabulary, sources, cores, problems);
        if (!problems.isEmpty()) {
            return Compilation.refused(problems);
        }
        Map<StandardId, String> written = new LinkedHashMap<>();
        files.forEach(file -> written.put(file.standard().id(), RuleWriter.write(file)));
        DroolsRuleSet nearest = nearest(written, known);
        Set<StandardId> lacking = nearest == null ? written.keySet() : nearest.lacks(written);
        if (nearest != null && lacking.isEmpty()) {
            return new Compilation(nearest.with(version, files, written, null), List.of());
        }
        Built built = build(files.stream().filter(file -> lacking.contains(file.standard().id()))
                .map(file -> new Drl.Text(file.standard().file(), written.get(file.standard().id()))).toList(), cores, Drl::base);
        if (built.base() == null) {
            return Compilation.refused(built.problems());
        }
        return new Compilation(nearest == null ? new DroolsRuleSet(version, files, written, built.base()) : nearest.with(version, files, written, built.base()), List.of());
    }

    /** The whole rule set that lacks least of some standards; {@code null} when none has at least half of them. */
    private static @Nullable DroolsRuleSet nearest(Map<StandardId, String> written, Collection<CompiledRuleSet> known) {
        return known.stream().map(each -> ((DroolsRuleSet) each).whole()).distinct().filter(each -> each.lacks(written).size() * 2 <= written.size())
                .min(Comparator.comparing(each -> each.lacks(written).size())).orElse(null);
    }

    /** Whether a rule set was compiled as a whole. */
    public static boolean whole(CompiledRuleSet compiled) {
        return ((DroolsRuleSet) compiled).whole() == compiled;
    }

    /** A compiled rule set under the name of the version that its files have become. */
    public static CompiledRuleSet named(CompiledRuleSet compiled, RuleSetVersion version) {
        return ((DroolsRuleSet) compiled).named(version);
    }

    /** SHA-256 over all rule files and the vocabulary, whatever their order. */
    public static String hash(List<RuleSource> sources) {
        StringBuilder all = new StringBuilder();
        sources.stream().filter(source -> source.path().endsWith(".dslr") || source.path().equals(VOCABULARY)).sorted(Comparator.comparing(RuleSource::path))
                .forEach(source -> all.append(source.path()).append('\n').append(ContentHash.of(source.text())).append('\n'));
        return ContentHash.of(all.toString());
    }

    /** A rule base, or why there is none. */
    record Built(@Nullable KieBase base, List<RuleProblem> problems) {
    }

    /** The second lock and the build, for rule language from wherever. */
    static Built build(List<Drl.Text> texts) {
        return build(texts, Cores.ALL, Drl::base);
    }

    /** The same with a maker of the rule base, which is called only when both locks let everything pass. */
    static Built build(List<Drl.Text> texts, Function<Drl, KieBase> maker) {
        return build(texts, Cores.ALL, maker);
    }

    private static Built build(List<Drl.Text> texts, Cores cores, Function<Drl, KieBase> maker) {
        List<RuleProblem> problems = new ArrayList<>();
        stream(texts, cores).map(SourceLock::check).toList().forEach(problems::addAll);
        if (!problems.isEmpty()) {
            return new Built(null, problems);
        }
        Drl drl = Drl.build(texts, "build-" + BUILDS.incrementAndGet(), cores);
        try {
            problems.addAll(drl.errors());
            if (problems.isEmpty()) {
                problems.addAll(BytecodeLock.shipped().check(drl.module()));
            }
            return problems.isEmpty() ? new Built(maker.apply(drl), List.of()) : new Built(null, problems);
        } finally {
            drl.forget();
        }
    }

    private static List<RuleFile> read(Vocabulary vocabulary, List<RuleSource> sources, Cores cores, List<RuleProblem> problems) {
        Map<StandardId, RuleFile> files = new LinkedHashMap<>();
        List<RuleFileReader.Reading> readings = stream(sources.stream().filter(file -> file.path().endsWith(".dslr")).sorted(NATIONAL_FIRST).toList(), cores)
                .map(source -> RuleFileReader.read(vocabulary, source)).toList();
        for (RuleFileReader.Reading reading : readings) {
            problems.addAll(reading.problems());
            if (reading.file() != null) {
                problems.addAll(take(reading.file(), files));
            }
        }
        problems.addAll(RatesOverCases.refuse(files.values()));
        if (files.values().stream().mapToInt(file -> file.rules().size()).sum() > MOST_RULES) {
            problems.add(RuleProblem.ofFile("", "the rule set has too many rules, expected " + MOST_RULES + " at most"));
        }
        return List.copyOf(files.values());
    }

    private static <T> Stream<T> stream(List<T> items, Cores cores) {
        return cores == Cores.ALL ? items.parallelStream() : items.stream();
    }

    /** A local file takes the place of the national one; otherwise a standard is there once. */
    private static List<RuleProblem> take(RuleFile file, Map<StandardId, RuleFile> files) {
        RuleFile twin = files.get(file.standard().id());
        boolean local = LocalPack.holds(file.standard().file());
        if (twin != null && (!local || LocalPack.holds(twin.standard().file()))) {
            return List.of(RuleProblem.ofFile(file.standard().file(), "the standard is there twice, expected it only in " + twin.standard().file()));
        }
        files.put(file.standard().id(), file);
        return twin == null ? List.of() : LocalPack.refuse(file, twin);
    }
}
