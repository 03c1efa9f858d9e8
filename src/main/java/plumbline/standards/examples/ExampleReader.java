package plumbline.standards.examples;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.facts.Fact;
import plumbline.organisation.UnitKind;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.Tally;
import plumbline.standards.examples.YamlReader.Refused;

/** Reads files of worked examples. The format is described in {@code rules/README.md}; what is not known is refused. */
public final class ExampleReader {

    /** How the names of example files end. */
    public static final String SUFFIX = ".examples.yaml";

    private static final Pattern FILE_NAME = Pattern.compile("(?:.*/)?(" + StandardId.PATTERN + ")\\.examples\\.ya?ml");
    private static final String NO_FINDING = "no finding";
    private static final String PROVIDER = "PROVIDER";

    private final RuleSource source;
    private final List<RuleProblem> problems = new ArrayList<>();
    private @Nullable StandardId fileStandard;

    /** The examples of a file that could be read, and what is wrong with the others. */
    public record Reading(List<WorkedExample> examples, List<RuleProblem> problems) {
    }

    private ExampleReader(RuleSource source) {
        this.source = source;
    }

    /** Reads one file. Never throws for what an author wrote. */
    public static Reading read(RuleSource source) {
        return new ExampleReader(source).read();
    }

    private Reading read() {
        List<WorkedExample> examples = new ArrayList<>();
        try {
            Map<String, Node> top = YamlReader.map(YamlReader.read(source.text()), "the file");
            known(top, Set.of("standard", "examples"));
            fileStandard = fileStandard(top);
            for (Node example : YamlReader.list(required(top, "examples", 1), "the examples")) {
                try {
                    examples.add(example(example));
                } catch (Refused refused) {
                    refuse(refused);
                }
            }
        } catch (Refused refused) {
            refuse(refused);
        }
        return new Reading(List.copyOf(examples), List.copyOf(problems));
    }

    private @Nullable StandardId fileStandard(Map<String, Node> top) throws Refused {
        Node given = top.get("standard");
        if (given != null) {
            return Values.standard(YamlReader.text(given, "the standard"), YamlReader.line(given));
        }
        Matcher name = FILE_NAME.matcher(source.path());
        return name.matches() ? new StandardId(name.group(1)) : null;
    }

    private WorkedExample example(Node node) throws Refused {
        Map<String, Node> entries = YamlReader.map(node, "an example");
        int line = YamlReader.line(node);
        known(entries, Set.of("name", "as at", "facts", "tallies", "expect"));
        String name = YamlReader.text(required(entries, "name", line), "the name");
        AsAt asAt = asAt(required(entries, "as at", line));
        List<Fact> facts = entries.containsKey("facts") ? facts(entries.get("facts")) : List.of();
        List<Tally> tallies = entries.containsKey("tallies") ? tallies(entries.get("tallies")) : List.of();
        List<Expectation> expectations = new ArrayList<>();
        for (Node expectation : YamlReader.list(required(entries, "expect", line), "what is expected")) {
            expectations.add(expectation(expectation));
        }
        if (expectations.isEmpty()) {
            throw new Refused(line, "the example expects nothing, expected at least one entry under 'expect'");
        }
        return new WorkedExample(name, line, asAt, facts, tallies, expectations);
    }

    private static AsAt asAt(Node node) throws Refused {
        String text = YamlReader.text(node, "the moment of judging");
        return text.contains("T") ? new AsAt(Values.instant(text, YamlReader.line(node)))
                : AsAt.endOf(Values.day(text, YamlReader.line(node)));
    }

    private static List<Fact> facts(Node node) throws Refused {
        People people = new People();
        List<Fact> facts = new ArrayList<>();
        for (Map.Entry<String, Node> entry : YamlReader.map(node, "the facts by type").entrySet()) {
            Optional<Form> form = FactForms.named(entry.getKey());
            if (form.isEmpty()) {
                throw new Refused(YamlReader.line(entry.getValue()), "'" + entry.getKey() + "' is no type of fact, expected one of: " + FactForms.words());
            }
            for (Node fact : YamlReader.list(entry.getValue(), entry.getKey())) {
                facts.add(form.get().read(fact, people));
            }
        }
        return facts;
    }

    private List<Tally> tallies(Node node) throws Refused {
        List<Tally> tallies = new ArrayList<>();
        for (Node item : YamlReader.list(node, "the tallies")) {
            Map<String, Node> entries = YamlReader.map(item, "a tally");
            int line = YamlReader.line(item);
            known(entries, Set.of("standard", "unit", "level", "met", "total", "unknown", "period", "provider", "sum"));
            String level = level(YamlReader.text(required(entries, "level", line), "the level"), line);
            int met = Values.count(YamlReader.text(required(entries, "met", line), "the count"), line);
            int total = Values.count(YamlReader.text(required(entries, "total", line), "the count"), line);
            int unknown = entries.containsKey("unknown") ? Values.count(YamlReader.text(entries.get("unknown"), "the count"), line) : 0;
            if (met > total) {
                throw new Refused(line, met + " of " + total + " cannot be, expected no more met than there are in total");
            }
            tallies.add(new Tally(standard(entries, line), Values.unit(YamlReader.text(required(entries, "unit", line), "the unit"), line),
                    level, met, total, unknown, Objects.requireNonNullElse(optional(entries, "period"), RateCase.ROLLING), optional(entries, "provider"),
                    entries.containsKey("sum") ? Values.number(YamlReader.text(entries.get("sum"), "the sum"), line) : BigDecimal.ZERO));
        }
        return tallies;
    }

    private static String level(String text, int line) throws Refused {
        return text.equalsIgnoreCase(PROVIDER) ? PROVIDER : ((UnitKind) Values.choice(UnitKind.class, text, line, "level")).name();
    }

    private Expectation expectation(Node node) throws Refused {
        Map<String, Node> entries = YamlReader.map(node, "an expectation");
        int line = YamlReader.line(node);
        known(entries, Set.of("standard", "subject", "outcome", "severity", "deadline", "period", "open", "says", "counts"));
        String subject = YamlReader.text(required(entries, "subject", line), "the subject");
        String outcome = optional(entries, "outcome");
        String counts = optional(entries, "counts");
        if ((outcome == null) == (counts == null)) {
            throw new Refused(line, "expected either 'outcome' or 'counts', and not both");
        }
        boolean absent = NO_FINDING.equals(outcome) || "no".equals(counts);
        String severity = optional(entries, "severity");
        String deadline = optional(entries, "deadline");
        String open = optional(entries, "open");
        LocalDate day = deadline == null || deadline.contains("T") ? null : Values.day(deadline, YamlReader.line(entries.get("deadline")));
        Instant instant = deadline != null && deadline.contains("T") ? Values.instant(deadline, YamlReader.line(entries.get("deadline"))) : null;
        return new Expectation(line, standard(entries, line), subject,
                outcome == null || absent ? null : (Outcome) Values.choice(Outcome.class, outcome, YamlReader.line(entries.get("outcome")), "outcome"),
                severity == null ? null : (Severity) Values.choice(Severity.class, severity, YamlReader.line(entries.get("severity")), "severity"),
                day, instant, optional(entries, "period"), open == null ? null : Values.yesOrNo(open, YamlReader.line(entries.get("open"))), optional(entries, "says"),
                counts == null || absent ? null : (RateCase.Part) Values.choice(RateCase.Part.class, counts, YamlReader.line(entries.get("counts")), "part in a rate"),
                absent, WrittenExpectation.of(source.text(), node).orElse(null));
    }

    private StandardId standard(Map<String, Node> entries, int line) throws Refused {
        Node given = entries.get("standard");
        if (given != null) {
            return Values.standard(YamlReader.text(given, "the standard"), YamlReader.line(given));
        }
        if (fileStandard == null) {
            throw new Refused(line, "it is not said which standard this is about, expected 'standard:' here or at the top of the file, "
                    + "or a file name such as ASC-REV-01" + SUFFIX);
        }
        return fileStandard;
    }

    private static @Nullable String optional(Map<String, Node> entries, String name) throws Refused {
        Node given = entries.get(name);
        return given == null ? null : YamlReader.text(given, "'" + name + "'");
    }

    private static Node required(Map<String, Node> entries, String name, int line) throws Refused {
        Node given = entries.get(name);
        if (given == null) {
            throw new Refused(line, "'" + name + "' is missing, expected it here");
        }
        return given;
    }

    private static void known(Map<String, Node> entries, Set<String> names) throws Refused {
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!names.contains(entry.getKey())) {
                throw new Refused(YamlReader.line(entry.getValue()), "'" + entry.getKey() + "' is not known here, expected one of: "
                        + String.join(", ", names.stream().sorted().toList()));
            }
        }
    }

    private void refuse(Refused refused) {
        String line = source.text().lines().skip(Math.max(0, refused.line() - 1L)).findFirst().orElse("");
        problems.add(RuleProblem.ofLine(source.path(), refused.line(), line.strip(), refused.getMessage()));
    }
}
