package plumbline.standards.compiler;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.core.StandardId;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.FactKind;
import plumbline.facts.MeasureValue;
import plumbline.facts.Rating;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.standards.judging.JudgedRecord;
import plumbline.standards.rulefile.FactTypes;
import plumbline.standards.rulefile.RatesOverCases;
import plumbline.standards.rulefile.RuleFile;

/** Tells which kinds of facts each standard asks for, from what the rule engine makes of its sentences. */
final class KindsOfFacts {

    private static final Pattern TYPE = Pattern.compile("\\b([A-Z]\\w+)\\(");
    private static final Pattern RECORD = Pattern.compile("\\bCaseRecord\\( kind == \"([^\"]+)\"");
    private static final Map<String, Class<? extends Fact>> TYPES = FactTypes.ALL.stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private final Map<StandardId, RuleFile> files;
    private final Set<FactKind> every = new TreeSet<>();

    private KindsOfFacts(Collection<RuleFile> files) {
        this.files = files.stream().collect(Collectors.toMap(file -> file.standard().id(), Function.identity()));
        files.forEach(file -> every.addAll(own(file)));
    }

    static Map<StandardId, Set<FactKind>> of(Collection<RuleFile> files) {
        KindsOfFacts kinds = new KindsOfFacts(files);
        Map<StandardId, Set<FactKind>> found = new TreeMap<>();
        files.forEach(file -> found.put(file.standard().id(), Set.copyOf(kinds.asked(file, new HashSet<>()))));
        return found;
    }

    private Set<FactKind> asked(RuleFile file, Set<StandardId> seen) {
        Set<FactKind> asked = new TreeSet<>(own(file));
        if (patterns(file).stream().anyMatch(pattern -> pattern.contains(JudgedRecord.class.getSimpleName() + "("))) {
            asked.addAll(every);
        }
        seen.add(file.standard().id());
        for (String other : RatesOverCases.named(String.join("\n", file.standard().sentences()))) {
            RuleFile counted = files.get(new StandardId(other));
            if (counted != null && !seen.contains(counted.standard().id())) {
                asked.addAll(asked(counted, seen));
            }
        }
        return asked;
    }

    private static Set<FactKind> own(RuleFile file) {
        Set<FactKind> own = new TreeSet<>();
        for (String pattern : patterns(file)) {
            Matcher type = TYPE.matcher(pattern);
            while (type.find()) {
                Class<? extends Fact> fact = TYPES.get(type.group(1));
                if (fact == MeasureValue.class) {
                    own.add(FactKind.measuredFor(file.standard().id()));
                } else if (fact != null && fact != CaseRecord.class) {
                    own.add(FactKind.of(fact));
                }
            }
            Matcher record = RECORD.matcher(pattern);
            while (record.find()) {
                RecordKinds.named(record.group(1)).filter(kind -> !kind.kept()).ifPresent(kind -> addRecord(kind, own));
            }
        }
        return own;
    }

    private static void addRecord(RecordKind kind, Set<FactKind> kinds) {
        kinds.add(new FactKind(kind.name()));
        if (kind.rated()) {
            kinds.add(FactKind.of(Rating.class));
        }
    }

    private static List<String> patterns(RuleFile file) {
        return file.rules().stream().flatMap(rule -> rule.patterns().stream()).toList();
    }
}
