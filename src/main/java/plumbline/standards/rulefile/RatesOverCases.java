package plumbline.standards.rulefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.standards.RuleProblem;

/**
 * Rates over the cases that another standard has judged. The other must judge cases itself: a rate over a rate, or over
 * itself, would count nothing for ever.
 */
public final class RatesOverCases {

    private static final Pattern SENTENCE = Pattern.compile("a case judged by ([A-Z0-9-]+)");
    private static final List<String> RECORDS = List.of("a record that a standard has judged", "a record of any kind");
    private static final List<String> JUDGES_CASES = List.of("clock.", "check.", "regular.", "rating.mustBe");

    private RatesOverCases() {
    }

    /** The ids of the standards that a rule file's text counts cases of. */
    public static Set<String> named(String text) {
        Set<String> named = new TreeSet<>();
        Matcher matcher = SENTENCE.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        return named;
    }

    /** Whether a rule file's text counts the records that any standard judges. */
    public static boolean countsRecords(String text) {
        return RECORDS.stream().anyMatch(text::contains);
    }

    /** Every rate whose cases nobody judges. A standard that is not among the files is left alone: only a part may be checked. */
    public static List<RuleProblem> refuse(Collection<RuleFile> files) {
        Map<String, RuleFile> byId = files.stream().collect(Collectors.toMap(file -> file.standard().id().value(), Function.identity()));
        List<RuleProblem> problems = new ArrayList<>();
        for (RuleFile file : files) {
            for (String other : named(String.join("\n", file.standard().sentences()))) {
                if (byId.containsKey(other) && !judgesCases(byId.get(other))) {
                    problems.add(RuleProblem.ofFile(file.standard().file(), other + " judges no cases, so there is nothing to count, expected in "
                            + "'a case judged by' a standard that does"));
                }
            }
        }
        return problems;
    }

    private static boolean judgesCases(RuleFile file) {
        return file.rules().stream().flatMap(rule -> rule.consequences().stream()).anyMatch(said -> JUDGES_CASES.stream().anyMatch(said::startsWith));
    }
}
