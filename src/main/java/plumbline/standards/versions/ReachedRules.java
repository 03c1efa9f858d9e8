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
import org.springframework.stereotype.Component;
import plumbline.core.ContentHash;
import plumbline.core.StandardId;
import plumbline.organisation.ClosureFile;
import plumbline.standards.ChangedRules;
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
        Compilation nearer = compiled(needed(reached, after, byStandard));
        if (nearer.ruleSet() == null) {
            return refused(base, nearer.problems());
        }
        Set<String> all = otherRules ? withThoseThatCountRecords(reached, byStandard) : reached;
        Compilation whole = all.equals(reached) ? nearer : compiled(needed(all, after, byStandard));
        if (whole.ruleSet() == null) {
            return refused(base, whole.problems());
        }
        List<RuleSource> asInForce = needed(reached, before, inForceByStandard(before));
        return new Trial(base, ids(all), whole.ruleSet(), new Nearer(ids(reached), nearer.ruleSet(),
                asInForce.stream().noneMatch(file -> file.path().endsWith(RULE_FILE)) ? null : compiled(asInForce).ruleSet()), List.of());
    }

    /** Whatever changes the rules of one standard may change which records are judged, and whether these have what is needed. */
    private static Set<String> withThoseThatCountRecords(Set<String> reached, Map<String, RuleSource> byStandard) {
        Set<String> all = new TreeSet<>(reached);
        byStandard.forEach((id, file) -> {
            if (RatesOverCases.countsRecords(file.text())) {
                all.add(id);
            }
        });
        return all;
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
        boolean everything = reached.stream().filter(byStandard::containsKey).anyMatch(id -> RatesOverCases.countsRecords(byStandard.get(id).text()));
        Set<String> needed = new TreeSet<>(reached);
        reached.stream().filter(byStandard::containsKey).forEach(id -> needed.addAll(RatesOverCases.named(byStandard.get(id).text())));
        return files.values().stream().filter(file -> file.path().equals(RuleCompiler.VOCABULARY)
                || file.path().endsWith(RULE_FILE) && (everything || needed.contains(standard(file)))).toList();
    }

    private static String standard(RuleSource file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1, file.path().length() - RULE_FILE.length());
    }
}
