package plumbline.standards.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.RuleTrial;
import plumbline.standards.Standard;
import plumbline.standards.TriedRules;
import plumbline.standards.TriedRules.ExampleOutcome;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.Cores;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.examples.ExampleReader;
import plumbline.standards.examples.ExampleRunner;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.examples.WorkedExample;
import plumbline.standards.rulefile.RuleFileReader;
import plumbline.standards.rulefile.Vocabulary;

/** Compiles on trial and runs the examples; nothing of it is kept. */
@Component
class CompilingTrial implements RuleTrial {

    private static final String RULES = ".dslr";

    private final FilesInForce filesInForce;
    private final RecentlyCompiled recently;
    private final Vocabulary vocabulary;
    private final Calendars calendars;

    CompilingTrial(FilesInForce filesInForce, RecentlyCompiled recently) {
        this.filesInForce = filesInForce;
        this.recently = recently;
        this.vocabulary = Vocabulary.read(filesInForce.vocabulary().text());
        this.calendars = ShippedCalendar.of(filesInForce.jurisdiction());
    }

    @Override
    public List<RuleProblem> look(RuleSource file) {
        return file.path().endsWith(RULES) ? RuleFileReader.read(vocabulary, file).problems() : ExampleReader.read(file).problems();
    }

    @Override
    public List<String> lacking(StandardId standard, RuleSource examples) {
        ExampleReader.Reading reading = ExampleReader.read(examples);
        return reading.problems().isEmpty() ? new Beside(examples.path(), standard, reading.examples()).lacking() : List.of();
    }

    @Override
    public TriedRules tryOut(List<RuleSource> files, Set<StandardId> changed) {
        List<RuleSource> here = filesInForce.of(files);
        Compilation compilation = recently.compiled(files, new RuleSetVersion(0, RuleCompiler.hash(files)), Cores.ONE);
        CompiledRuleSet ruleSet = compilation.ruleSet();
        if (ruleSet == null) {
            return new TriedRules(compilation.problems(), List.of(), List.of(), null);
        }
        Examples examples = read(here, ruleSet);
        if (!examples.problems.isEmpty()) {
            return new TriedRules(examples.problems, List.of(), List.of(), ruleSet);
        }
        ExampleRunner runner = new ExampleRunner(ruleSet, calendars);
        // On the thread that tries the draft and no other: whoever tries drafts says on how many cores.
        List<ExampleOutcome> outcomes = examples.byStandard.stream().flatMap(beside -> beside.examples.stream()
                .flatMap(example -> runner.outcomes(beside.file, example).stream())).toList();
        List<String> lacking = examples.byStandard.stream().filter(beside -> changed.contains(beside.standard)).flatMap(beside -> beside.lacking().stream()).toList();
        return new TriedRules(List.of(), outcomes, lacking, ruleSet);
    }

    /** The examples beside the file of each standard in force; those of a national file that a local one replaces speak of other rules. */
    private static Examples read(List<RuleSource> files, CompiledRuleSet ruleSet) {
        Map<String, RuleSource> byPath = files.stream().collect(Collectors.toMap(RuleSource::path, Function.identity()));
        List<Beside> read = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>();
        for (Standard standard : ruleSet.standards()) {
            String path = standard.file().substring(0, standard.file().length() - RULES.length()) + ExampleReader.SUFFIX;
            RuleSource file = byPath.get(path);
            ExampleReader.Reading reading = file == null ? new ExampleReader.Reading(List.of(), List.of()) : ExampleReader.read(file);
            problems.addAll(reading.problems());
            read.add(new Beside(path, standard.id(), reading.examples()));
        }
        return new Examples(List.copyOf(read), List.copyOf(problems));
    }

    private record Examples(List<Beside> byStandard, List<RuleProblem> problems) {
    }

    /** The examples that lie beside the file of a standard. */
    private record Beside(String file, StandardId standard, List<WorkedExample> examples) {

        private List<String> lacking() {
            List<String> lacking = new ArrayList<>();
            if (examples.stream().noneMatch(example -> example.misses(standard))) {
                lacking.add(standard + " has no worked example of somebody who misses it. Add one whose outcome is a breach, or red.");
            }
            if (examples.stream().noneMatch(example -> example.meets(standard))) {
                lacking.add(standard + " has no worked example of somebody who meets it. Add one whose outcome is compliant, or green.");
            }
            return lacking;
        }
    }
}
