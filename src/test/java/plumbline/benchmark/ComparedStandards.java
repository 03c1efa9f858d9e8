package plumbline.benchmark;

import java.util.List;
import java.util.Objects;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.versions.ShippedRules;

/**
 * The standards that every comparator judges: case timescales of client level data, the event list and the record list. They
 * use every kind of clock: to the minute, days, working days, months, with pauses, turns, two stops and a deadline that comes
 * sooner.
 */
final class ComparedStandards {

    static final List<String> IDS = List.of("ASC-ASM-01", "ASC-ASM-02", "ASC-REV-01", "ASC-REV-02", "ASC-SAF-01", "ASC-SAF-02", "ASC-DOL-03",
            "ASC-BRK-01", "ASC-CON-01", "ASC-SAF-03", "ASC-FBK-01", "ASC-RBL-02");

    private ComparedStandards() {
    }

    /** The rule files of these standards and no others, compiled. */
    static CompiledRuleSet compiled() {
        List<RuleSource> sources = ShippedRules.read().stream()
                .filter(source -> source.path().equals(RuleCompiler.VOCABULARY) || IDS.stream().anyMatch(id -> source.path().endsWith(id + ".dslr")))
                .toList();
        return Objects.requireNonNull(RuleCompiler.compile(sources, 0).ruleSet());
    }
}
