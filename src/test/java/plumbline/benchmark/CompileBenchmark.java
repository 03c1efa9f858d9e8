package plumbline.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
import plumbline.standards.compiler.Cores;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.versions.ShippedRules;

/** How long compiling all shipped rule files takes, the first time in a virtual machine that has done nothing else, and again. */
public final class CompileBenchmark {

    private CompileBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        double cold = Timing.once(CompileBenchmark::compile);
        long sinceStart = ManagementFactory.getRuntimeMXBean().getUptime();
        double second = Timing.once(CompileBenchmark::compile);
        double warm = Timing.median(CompileBenchmark::compile);
        long files = ShippedRules.read().stream().filter(source -> source.path().endsWith(".dslr")).count();
        System.out.println("Compiling the " + files + " shipped rule files, read, checked by both locks and built");
        System.out.println(Timing.line("the first time, cold (goal: under 5 s)", cold, files, "files"));
        System.out.println(Timing.line("the same from the start of the virtual machine", sinceStart / 1e3, files, "files"));
        System.out.println(Timing.line("the second time", second, files, "files"));
        System.out.println(Timing.line("warm", warm, files, "files"));
        System.out.printf("  ratio cold / warm: %.2f%n", cold / warm);
        drafts();
    }

    /** What trying a draft of one standard compiles: all standards, as until decision 65, and only that standard. */
    private static void drafts() throws Exception {
        List<RuleSource> shipped = ShippedRules.read();
        CompiledRuleSet inForce = compiled(shipped, List.of());
        int[] limit = {20};
        double whole = Timing.median(() -> compiled(draft(shipped, limit[0]--), List.of()));
        double part = Timing.median(() -> compiled(draft(shipped, limit[0]--), List.of(inForce)));
        System.out.println("Compiling a draft that changes one standard, on one core, warm");
        System.out.printf("  all standards %.3f s, that standard %.3f s, ratio %.1f%n", whole, part, whole / part);
    }

    private static List<RuleSource> draft(List<RuleSource> shipped, int days) {
        return shipped.stream().map(file -> file.path().endsWith("/ASC-FIN-04.dslr")
                ? new RuleSource(file.path(), file.text().replace("the limit is 28 days", "the limit is " + days + " days")) : file).toList();
    }

    private static CompiledRuleSet compiled(List<RuleSource> sources, List<CompiledRuleSet> known) {
        Compilation compilation = RuleCompiler.compile(sources, new RuleSetVersion(0, "0".repeat(64)), Cores.ONE, known);
        if (compilation.ruleSet() == null) {
            throw new IllegalStateException(compilation.problems().toString());
        }
        return compilation.ruleSet();
    }

    private static void compile() {
        List<RuleSource> sources = ShippedRules.read();
        Compilation compilation = RuleCompiler.compile(sources, 0);
        if (compilation.ruleSet() == null) {
            throw new IllegalStateException(compilation.problems().toString());
        }
    }
}
