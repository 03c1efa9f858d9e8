package plumbline.standards.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.Jurisdiction;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.examples.ExampleReader;
import plumbline.standards.examples.ExampleRunner;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.examples.WorkedExample;
import plumbline.standards.rulefile.RatesOverCases;
import plumbline.standards.versions.ShippedRules;

/** One check of a folder of rule files with their worked examples. A broken file does not keep the others from being checked. */
final class RuleCheck {

    private static final String RULES = ".dslr";
    private static final String[] EXAMPLES = {".examples.yaml", ".examples.yml"};
    private static final String[] FURTHER_EXAMPLES = {".yaml", ".yml"};

    private final List<RuleProblem> problems = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private int ruleFiles;
    private int examples;
    private int failed;
    private int notRun;

    static RuleCheck of(Path path, @Nullable Path furtherExamples) {
        RuleCheck check = new RuleCheck();
        check.run(path, furtherExamples);
        return check;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    String summary() {
        return "%d rule files, %d with problems; %d worked examples, %d failed%s".formatted(ruleFiles, broken.size(), examples, failed,
                notRun > 0 ? "; " + notRun + " example files not run because their rules do not compile" : "");
    }

    private void run(Path path, @Nullable Path furtherExamples) {
        RuleFolder rules = RuleFolder.read(path, RULES);
        ruleFiles = rules.sources().size() + rules.problems().size();
        rules.problems().forEach(this::breaks);
        if (ruleFiles == 0) {
            problems.add(RuleProblem.ofFile(path.toString(), "there is no rule file here, expected files such as ASC-REV-01.dslr"));
        }
        List<RuleSource> exampleFiles = new ArrayList<>(beside(path));
        if (furtherExamples != null) {
            RuleFolder further = RuleFolder.read(furtherExamples, FURTHER_EXAMPLES);
            problems.addAll(further.problems());
            exampleFiles.addAll(further.sources());
        }
        Map<RuleSource, ExampleReader.Reading> readings = new LinkedHashMap<>();
        exampleFiles.parallelStream().map(file -> Map.entry(file, ExampleReader.read(file))).toList()
                .forEach(read -> readings.put(read.getKey(), read.getValue()));
        List<RuleSource> all = new ArrayList<>(rules.sources());
        all.addAll(context(path, readings.values(), rules.sources()));
        runExamples(readings, compile(all, vocabulary(path)));
    }

    /** Rule files elsewhere in the same tree that the examples speak of, when only a part of the tree is checked. */
    private static List<RuleSource> context(Path path, Collection<ExampleReader.Reading> readings, List<RuleSource> known) {
        Path root = root(path);
        Set<String> wanted = readings.stream().flatMap(reading -> reading.examples().stream())
                .flatMap(example -> example.standards().stream()).map(id -> id + RULES).collect(Collectors.toSet());
        known.forEach(source -> RatesOverCases.named(source.text()).forEach(id -> wanted.add(id + RULES)));
        known.forEach(source -> wanted.remove(Path.of(source.path()).getFileName().toString()));
        return root == null || wanted.isEmpty() ? List.of()
                : RuleFolder.read(root, wanted.toArray(String[]::new)).sources();
    }

    /** Compiles what can be compiled: files with problems are reported and left out. */
    private @Nullable CompiledRuleSet compile(List<RuleSource> files, RuleSource vocabulary) {
        List<RuleSource> sound = new ArrayList<>(files);
        while (!sound.isEmpty()) {
            List<RuleSource> all = new ArrayList<>(sound);
            all.add(vocabulary);
            Compilation compilation = RuleCompiler.compile(all, 0);
            if (compilation.ruleSet() != null) {
                return compilation.ruleSet();
            }
            compilation.problems().forEach(this::breaks);
            if (!sound.removeIf(source -> broken.contains(source.path()))) {
                return null;
            }
        }
        return null;
    }

    private void breaks(RuleProblem problem) {
        problems.add(problem);
        broken.add(problem.file());
    }

    private void runExamples(Map<RuleSource, ExampleReader.Reading> readings, @Nullable CompiledRuleSet ruleSet) {
        List<Map.Entry<RuleSource, ExampleReader.Reading>> sound = readings.entrySet().stream().filter(entry -> ruleSet != null
                && !broken.contains(entry.getKey().path().replaceAll("\\.examples\\.ya?ml$", RULES))).toList();
        notRun += readings.size() - sound.size();
        if (ruleSet == null) {
            return;
        }
        ExampleRunner runner = new ExampleRunner(ruleSet, ShippedCalendar.of(Jurisdiction.ENGLAND));
        // A rule set may be asked from many threads; what comes out is reported in the files' order.
        sound.parallelStream().map(entry -> Outcomes.of(runner, entry.getKey(), entry.getValue())).toList().forEach(outcomes -> {
            problems.addAll(outcomes.problems());
            examples += outcomes.examples();
            failed += outcomes.failed();
        });
    }

    /** What the examples of one file came to. */
    private record Outcomes(List<RuleProblem> problems, int examples, int failed) {

        static Outcomes of(ExampleRunner runner, RuleSource file, ExampleReader.Reading reading) {
            List<RuleProblem> problems = new ArrayList<>(reading.problems());
            int failed = reading.problems().size();
            for (WorkedExample example : reading.examples()) {
                List<RuleProblem> found = runner.run(file.path(), example);
                problems.addAll(found);
                failed += found.isEmpty() ? 0 : 1;
            }
            return new Outcomes(problems, reading.problems().size() + reading.examples().size(), failed);
        }
    }

    /** The example files of a folder, or the one beside a single rule file. */
    private List<RuleSource> beside(Path path) {
        if (Files.isDirectory(path)) {
            RuleFolder folder = RuleFolder.read(path, EXAMPLES);
            problems.addAll(folder.problems());
            return folder.sources();
        }
        List<RuleSource> found = new ArrayList<>();
        for (String ending : EXAMPLES) {
            Path examples = Path.of(path.toString().replaceAll("\\.dslr$", ending));
            if (Files.isRegularFile(examples) && !examples.equals(path)) {
                found.addAll(RuleFolder.read(examples, ending).sources());
            }
        }
        return found;
    }

    /** The vocabulary of the folder or of a folder above it, else the one that comes with the service. */
    private static RuleSource vocabulary(Path path) {
        Path root = root(path);
        if (root != null) {
            return new RuleSource(RuleCompiler.VOCABULARY,
                    RuleFolder.read(root.resolve(RuleCompiler.VOCABULARY), RuleCompiler.VOCABULARY).sources().get(0).text());
        }
        return ShippedRules.read().stream().filter(source -> source.path().equals(RuleCompiler.VOCABULARY)).findFirst().orElseThrow();
    }

    /** The folder with the vocabulary: the path itself or the nearest one above it; {@code null} when there is none. */
    private static @Nullable Path root(Path path) {
        for (Path folder = path.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(RuleCompiler.VOCABULARY))) {
                return folder;
            }
        }
        return null;
    }
}
