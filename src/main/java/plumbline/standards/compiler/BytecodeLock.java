package plumbline.standards.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import plumbline.standards.RuleProblem;

/**
 * The second lock on what the compiler made: every method and field that generated classes refer to must be on an exact
 * list. The list is generated from the vocabulary's own corpus and compared by a test. Checked before a rule base exists,
 * because some rule code runs as soon as one is created.
 */
final class BytecodeLock {

    private static final String LIST = "/plumbline/standards/allowed-references.txt";

    /** How many variables a consequence takes is no matter: the classes differ in nothing else. */
    private static final Pattern ARITY = Pattern.compile("(org/drools/model/consequences/ConsequenceBuilder\\$)_\\d+");

    private final Set<String> allowed;

    BytecodeLock(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** The lock with the list that is shipped. */
    static BytecodeLock shipped() {
        return Shipped.LOCK;
    }

    private static final class Shipped {
        static final BytecodeLock LOCK = new BytecodeLock(read());

        private static Set<String> read() {
            try (InputStream list = BytecodeLock.class.getResourceAsStream(LIST)) {
                if (list == null) {
                    throw new IllegalStateException(LIST + " is missing");
                }
                return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#")).collect(Collectors.toSet());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    List<RuleProblem> check(InternalKieModule module) {
        List<RuleProblem> problems = new ArrayList<>();
        for (String reference : references(module)) {
            if (!allowed.contains(reference)) {
                problems.add(RuleProblem.ofFile("", "the compiled rules refer to " + reference.replace('/', '.')
                        + ", which no sentence of the vocabulary needs"));
            }
        }
        return problems;
    }

    /** Every {@code owner#name} outside the generated classes that generated classes refer to, in order. */
    static Set<String> references(InternalKieModule module) {
        List<String> classes = module.getFileNames().stream().filter(name -> name.endsWith(".class")).toList();
        Set<String> own = classes.stream().map(name -> name.substring(0, name.length() - ".class".length())).collect(Collectors.toSet());
        Set<String> references = new TreeSet<>();
        for (String name : classes) {
            for (String reference : ConstantPool.references(module.getBytes(name))) {
                if (!own.contains(reference.substring(0, reference.indexOf('#')))) {
                    references.add(ARITY.matcher(reference).replaceFirst("$1_N"));
                }
            }
        }
        return references;
    }
}
