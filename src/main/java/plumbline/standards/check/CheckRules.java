package plumbline.standards.check;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import plumbline.standards.compiler.RuleCompiler;

/** The command line of {@code bin/check-rules}. */
public final class CheckRules {

    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final Path DEFAULT = Path.of(System.getProperty("plumbline.rules", "rules"));
    private static final String USAGE = """
            Usage: bin/check-rules [PATH] [--examples DIR]
              PATH            a folder of rule files or one rule file; 'rules' if left out
              --examples DIR  runs the example files of DIR as well
            Ends with 0 when everything holds, 1 when something does not, 2 for wrong use.""";

    private CheckRules() {
    }

    /** Runs the check and ends the program with its exit code. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Runs the check and gives its exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Arguments parsed = Arguments.of(arguments);
        if (parsed.refusal() != null) {
            err.println(parsed.refusal());
            err.println(USAGE);
            return WRONG_USE;
        }
        if (parsed.help()) {
            out.println(USAGE);
            return FINE;
        }
        // Half of a short check is the loading of the compiler; the other core does that while the files are read.
        CompletableFuture.runAsync(RuleCompiler::load);
        RuleCheck check = RuleCheck.of(parsed.path(), parsed.examples());
        check.problems().forEach(problem -> out.println(problem.words()));
        out.println(check.summary());
        return check.problems().isEmpty() ? FINE : FAILED;
    }

    private record Arguments(Path path, @Nullable Path examples, boolean help, @Nullable String refusal) {

        static Arguments of(List<String> arguments) {
            List<String> paths = new ArrayList<>();
            Path examples = null;
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--help") || argument.equals("-h")) {
                    return new Arguments(DEFAULT, null, true, null);
                }
                if (argument.equals("--examples") && i + 1 < arguments.size()) {
                    examples = Path.of(arguments.get(++i));
                } else if (argument.startsWith("-")) {
                    return refused("'" + argument + "' is not known, or its folder is missing");
                } else {
                    paths.add(argument);
                }
            }
            if (paths.size() > 1) {
                return refused("there are " + paths.size() + " paths, expected one at most");
            }
            return checked(paths.isEmpty() ? DEFAULT : Path.of(paths.get(0)), examples);
        }

        private static Arguments checked(Path path, @Nullable Path examples) {
            if (!Files.exists(path)) {
                return refused("there is no file or folder " + path);
            }
            if (examples != null && !Files.exists(examples)) {
                return refused("there is no folder " + examples);
            }
            return new Arguments(path, examples, false, null);
        }

        private static Arguments refused(String refusal) {
            return new Arguments(DEFAULT, null, false, refusal);
        }
    }
}
