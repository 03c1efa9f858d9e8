package plumbline.standards.compiler;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.StandardId;
import plumbline.standards.Tally;
import plumbline.standards.judging.Judge;
import plumbline.standards.judging.JudgedCase;
import plumbline.standards.judging.JudgedRecord;
import plumbline.standards.rulefile.FactTypes;
import plumbline.standards.rulefile.RuleFile;

/**
 * Writes a checked rule file in rule language. Package, imports, the single global and the frame of every rule are the
 * service's own; the author's sentences stand in between.
 */
final class RuleWriter {

    /** The package of all rules. */
    static final String PACKAGE = "plumbline.rules";

    /** The only types rules may name. */
    static final List<Class<?>> TYPES = Stream.concat(FactTypes.ALL.stream(),
            Stream.of(Tally.class, JudgedRecord.class, JudgedCase.class)).collect(Collectors.toUnmodifiableList());

    /** Stands in the vocabulary where a rule names its own standard. */
    private static final String OWN_ID = "STANDARD-ID";

    private RuleWriter() {
    }

    /** The whole file in rule language. */
    static String write(RuleFile file) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < file.rules().size(); i++) {
            rules.append(rule(file, i));
        }
        return header() + rules.toString().replace(OWN_ID, file.standard().id().value());
    }

    /** The standard that a rule of such a name belongs to. */
    static StandardId standard(String rule) {
        return new StandardId(rule.substring(0, rule.lastIndexOf(' ')));
    }

    static String header() {
        return "package " + PACKAGE + "\n\n"
                + TYPES.stream().map(type -> "import " + type.getName() + "\n").collect(Collectors.joining())
                + Judge.vocabulary().entrySet().stream().map(group -> "global " + group.getValue().getName() + " " + group.getKey() + "\n")
                .collect(Collectors.joining("", "\n", "\n"));
    }

    private static String rule(RuleFile file, int index) {
        RuleFile.Rule written = file.rules().get(index);
        PlainRule rule = PlainRule.of(written.patterns(), written.consequences());
        StringBuilder text = new StringBuilder("rule \"").append(file.standard().id()).append(' ').append(index + 1).append("\"\nwhen\n");
        rule.patterns().forEach(pattern -> text.append("    ").append(pattern).append('\n'));
        text.append("then\n    judge.begin( \"").append(file.standard().id()).append("\" );\n");
        rule.consequences().forEach(consequence -> text.append("    ").append(consequence).append('\n'));
        return text.append("    judge.conclude();\nend\n\n").toString();
    }
}
