package plumbline.standards.versions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.Cores;
import plumbline.standards.compiler.RuleCompiler;

/**
 * The rule sets that were compiled last, by what their files say: a draft is tried, submitted, approved and put in force with
 * the same files, and compiling them takes a second or more. Few, because each holds many generated classes.
 */
@Component
class RecentlyCompiled {

    private static final int KEPT = 4;

    private final FilesInForce inForce;
    private final Map<String, CompiledRuleSet> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledRuleSet> eldest) {
            return size() > KEPT;
        }
    };

    RecentlyCompiled(FilesInForce inForce) {
        this.inForce = inForce;
    }

    /**
     * Compiles what is in force here of a version's files, unless it was done just before. Only what none of the rule sets has that
     * were compiled last is compiled, beside the others as they are: it says what the whole would, and takes a little longer for it.
     *
     * @param files   everything the version consists of
     * @param version the name it gets
     * @param cores   how many cores it may take
     */
    Compilation compiled(List<RuleSource> files, RuleSetVersion version, Cores cores) {
        List<RuleSource> here = inForce.of(files);
        String content = RuleCompiler.hash(here);
        CompiledRuleSet before = get(content);
        return before != null ? new Compilation(RuleCompiler.named(before, version), List.of())
                : put(content, RuleCompiler.compile(here, version, cores, known()));
    }

    /** The same as a whole, for rules that stay in force. */
    Compilation whole(List<RuleSource> files, RuleSetVersion version, Cores cores) {
        List<RuleSource> here = inForce.of(files);
        return put(RuleCompiler.hash(here), RuleCompiler.compile(here, version, cores));
    }

    private synchronized @Nullable CompiledRuleSet get(String content) {
        return kept.get(content);
    }

    private synchronized Compilation put(String content, Compilation compilation) {
        if (compilation.ruleSet() != null) {
            kept.put(content, compilation.ruleSet());
        }
        return compilation;
    }

    /** Those of which only a part was compiled stand for the whole that they add to. */
    private synchronized List<CompiledRuleSet> known() {
        return List.copyOf(kept.values());
    }
}
