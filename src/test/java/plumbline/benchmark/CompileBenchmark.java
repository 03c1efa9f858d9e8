package plumbline.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.Compilation;
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
    }

    private static void compile() {
        List<RuleSource> sources = ShippedRules.read();
        Compilation compilation = RuleCompiler.compile(sources, 0);
        if (compilation.ruleSet() == null) {
            throw new IllegalStateException(compilation.problems().toString());
        }
    }
}
