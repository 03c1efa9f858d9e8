package plumbline.standards.versions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.ContentHash;
import plumbline.core.StandardId;
import plumbline.organisation.ClosureFile;
import plumbline.standards.ChangedRules;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.TrialRules;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.Cores;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.rulefile.RatesOverCases;

/**
 * Compiles only what a change reaches, so that trying one standard out does not cost what all of them do: the files that
 * say something else, the rates that count their cases, and whatever else those count. Rates over the records that any standard
 * judges are reached by every change and need all of them; what is in force just so is not compiled again for it.
 */
@Component
class ReachedRules implements TrialRules {

    private static final String RULE_FILE = ".dslr";
    /** Every sentence that counts or looks for working days says so: other closure days reach the standards with one. */
    private static final String WORKING_DAYS = "working day";

    private final RuleSets ruleSets;
    private final CouncilFiles council;

    ReachedRules(RuleSets ruleSets, CouncilFiles council) {
        this.ruleSets = ruleSets;
        this.council = council;
    }

    @Override
    public Trial with(ChangedRules changed) {
        RuleSetVersion base = ruleSets.inForce().version();
        Map<String, RuleSource> before = new LinkedHashMap<>();
        council.files(base.number()).forEach(file -> before.put(file.path(), file));
        Map<String, RuleSource> after = new LinkedHashMap<>(before);
        changed.files().forEach(file -> after.put(file.path(), file));
        changed.takenOut().forEach(after::remove);
        Map<String, RuleSource> byStandard = inForceByStandard(after);
        Set<String> reached = changedStandards(before, after);
        // Other closure days move what is due, never which records are judged or what these lack.
        boolean otherRules = !reached.isEmpty();
        if (!Objects.equals(before.get(ClosureFile.PATH), after.get(ClosureFile.PATH))) {
            byStandard.forEach((id, file) -> {
                if (file.text().contains(WORKING_DAYS)) {
                    reached.add(id);
                }
            });
        }
        byStandard.forEach((id, file) -> {
            if (RatesOverCases.named(file.text()).stream().anyMatch(reached::contains)) {
                reached.add(id);
            }
        });
        if (reached.isEmpty()) {
            return refused(base, List.of(RuleProblem.ofFile("", "no rule file says anything else than those in force, expected a change")));
        }
        if (otherRules) {
            reached.addAll(thoseThatCountRecords(byStandard));
        }
        Compilation changedRules = compiled(needed(reached, after, byStandard));
        return changedRules.ruleSet() == null ? refused(base, changedRules.problems())
                : new Trial(base, ids(reached), changedRules.ruleSet(), inForce(reached, before), List.of());
    }

    private @Nullable CompiledRuleSet inForce(Set<String> reached, Map<String, RuleSource> files) {
        Map<String, RuleSource> byStandard = inForceByStandard(files);
        if (countRecords(reached, byStandard)) {
            return ruleSets.inForce();
        }
        List<RuleSource> needed = needed(reached, files, byStandard);
        return needed.stream().noneMatch(file -> file.path().endsWith(RULE_FILE)) ? null : compiled(needed).ruleSet();
    }

    /** Whatever changes the rules of one standard may change which records are judged, and whether these have what is needed. */
    private static Set<String> thoseThatCountRecords(Map<String, RuleSource> byStandard) {
        return byStandard.keySet().stream().filter(id -> countRecords(Set.of(id), byStandard)).collect(Collectors.toSet());
    }

    private static boolean countRecords(Set<String> standards, Map<String, RuleSource> byStandard) {
        return standards.stream().filter(byStandard::containsKey).anyMatch(id -> RatesOverCases.countsRecords(byStandard.get(id).text()));
    }

    private static Set<StandardId> ids(Set<String> standards) {
        return standards.stream().map(StandardId::new).collect(Collectors.toSet());
    }

    private Compilation compiled(List<RuleSource> files) {
        return RuleCompiler.compile(files, new RuleSetVersion(0, RuleCompiler.hash(files)), Cores.ONE, List.of(ruleSets.inForce()));
    }

    /** The standards whose files are not what they were, or there no more. */
    private static Set<String> changedStandards(Map<String, RuleSource> before, Map<String, RuleSource> after) {
        return Stream.concat(after.values().stream(), before.values().stream())
                .filter(file -> file.path().endsWith(RULE_FILE) && !Objects.equals(before.get(file.path()), after.get(file.path())))
                .map(ReachedRules::standard).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Trial refused(RuleSetVersion base, List<RuleProblem> problems) {
        return new Trial(base, Set.of(), null, null, problems);
    }

    @Override
    public String contentHash(ChangedRules changed) {
        String files = RuleCompiler.hash(changed.files());
        return changed.takenOut().isEmpty() ? files : ContentHash.of(files + "\ntaken out\n" + String.join("\n", changed.takenOutInOrder()));
    }

    /** National files first, as the compiler takes them: a local one takes the place of its twin. */
    private static Map<String, RuleSource> inForceByStandard(Map<String, RuleSource> files) {
        Map<String, RuleSource> byStandard = new TreeMap<>();
        Stream.of(false, true).forEach(local -> files.values().stream()
                .filter(file -> file.path().endsWith(RULE_FILE) && file.path().startsWith("local/") == local)
                .forEach(file -> byStandard.put(standard(file), file)));
        return byStandard;
    }

    /** Both twins of a standard are needed: whether a local one weakens the national one is part of the trial. What counts every record needs every standard. */
    private static List<RuleSource> needed(Set<String> reached, Map<String, RuleSource> files, Map<String, RuleSource> byStandard) {
        boolean everything = countRecords(reached, byStandard);
        Set<String> needed = new TreeSet<>(reached);
        reached.stream().filter(byStandard::containsKey).forEach(id -> needed.addAll(RatesOverCases.named(byStandard.get(id).text())));
        return files.values().stream().filter(file -> file.path().equals(RuleCompiler.VOCABULARY)
                || file.path().endsWith(RULE_FILE) && (everything || needed.contains(standard(file)))).toList();
    }

    private static String standard(RuleSource file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1, file.path().length() - RULE_FILE.length());
    }
}
