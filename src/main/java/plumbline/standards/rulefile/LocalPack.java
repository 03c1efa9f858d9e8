package plumbline.standards.rulefile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.standards.RuleProblem;
import plumbline.standards.Standard;

/**
 * What a council's own file may do to a national standard. It takes the standard's place. A statutory one it may only tighten:
 * shorten a limit, raise a severity or a line, allow no pause where one is allowed. Whatever else differs might weaken it and
 * is refused, because it cannot be told that it does not.
 */
public final class LocalPack {

    private static final Pattern LIMIT = Pattern.compile("clock\\.(?:limit|laterLimit)\\( (\\d+), (\"\\w+\") \\);");
    private static final Pattern SEVERITY = Pattern.compile("(severity\\.\\w+|colour\\.redIs|rating\\.severityIfInadequate)\\( \"S(\\d)\"(?:, (\\d+), (\"\\w+\"))?.*");
    private static final Pattern LINE = Pattern.compile("colour\\.(?:green|amber)(?:Above|From)\\( \"([\\d.]+)\" \\);");
    private static final Pattern MAY_BE_LEFT_OUT = Pattern.compile(
            "clock\\.(?:pauses|dutyEnds|deadlineRolls|extended|deadlineNoEarlierThan|earlierCounts|stopsUnlessReopened).*");
    private static final Pattern FREE = Pattern.compile("clock\\.(?:dueSoon|laterDueSoon).*|rating\\.noteOlderThan.*");

    private LocalPack() {
    }

    /** Whether a file's path lies in the council's own pack. */
    public static boolean holds(String path) {
        return path.startsWith("local/") || path.contains("/local/");
    }

    /** Why a local file may not take the place of a national one; empty when it may. */
    public static List<RuleProblem> refuse(RuleFile local, RuleFile national) {
        if (national.standard().sourceStatus() != Standard.SourceStatus.STATUTORY) {
            return List.of();
        }
        String why = weakening(local, national);
        return why == null ? List.of() : List.of(RuleProblem.ofFile(local.standard().file(),
                "a local file may tighten a statutory standard but never weaken it: " + why + " (compare " + national.standard().file() + ")"));
    }

    private static @Nullable String weakening(RuleFile local, RuleFile national) {
        if (local.standard().sourceStatus() != Standard.SourceStatus.STATUTORY) {
            return "its source is statutory, expected 'source status: statutory'";
        }
        if (local.rules().size() != national.rules().size()) {
            return "it has " + local.rules().size() + " rules, expected " + national.rules().size();
        }
        for (int i = 0; i < local.rules().size(); i++) {
            String why = weakening(local.rules().get(i), national.rules().get(i));
            if (why != null) {
                return "rule \"" + local.rules().get(i).name() + "\" " + why;
            }
        }
        return null;
    }

    private static @Nullable String weakening(RuleFile.Rule local, RuleFile.Rule national) {
        List<String> added = new ArrayList<>(local.conditions());
        added.removeAll(national.conditions());
        if (!added.isEmpty()) {
            return "adds '" + added.get(0) + "', expected no sentence under 'when' that the national standard does not have";
        }
        List<String> ours = new ArrayList<>(local.consequences());
        for (String said : national.consequences()) {
            if (!FREE.matcher(said).matches() && !ours.remove(said)) {
                Optional<String> tighter = ours.stream().filter(other -> tightens(other, said)).findFirst();
                if (tighter.isEmpty() && !MAY_BE_LEFT_OUT.matcher(said).matches()) {
                    return "does not keep what the national standard says, expected its limit, lines and severity or stricter ones";
                }
                tighter.ifPresent(ours::remove);
            }
        }
        return ours.stream().filter(said -> !FREE.matcher(said).matches() && !SEVERITY.matcher(said).matches()).findFirst()
                .map(said -> "says more than the national standard, expected no other sentence that changes its meaning").orElse(null);
    }

    /** Whether one word to the judge asks at least as much as another of its kind. */
    static boolean tightens(String ours, String theirs) {
        return limitTightens(LIMIT.matcher(ours), LIMIT.matcher(theirs)) && sameVerb(ours, theirs)
                || severityTightens(SEVERITY.matcher(ours), SEVERITY.matcher(theirs))
                || lineTightens(LINE.matcher(ours), LINE.matcher(theirs)) && sameVerb(ours, theirs);
    }

    private static boolean limitTightens(Matcher ours, Matcher theirs) {
        return ours.matches() && theirs.matches() && ours.group(2).equals(theirs.group(2)) && noMore(ours.group(1), theirs.group(1));
    }

    private static boolean severityTightens(Matcher ours, Matcher theirs) {
        if (!ours.matches() || !theirs.matches() || !ours.group(1).equals(theirs.group(1)) || !noMore(ours.group(2), theirs.group(2))) {
            return false;
        }
        return theirs.group(3) == null ? ours.group(3) == null
                : ours.group(3) != null && ours.group(4).equals(theirs.group(4)) && noMore(ours.group(3), theirs.group(3));
    }

    private static boolean lineTightens(Matcher ours, Matcher theirs) {
        return ours.matches() && theirs.matches() && new BigDecimal(ours.group(1)).compareTo(new BigDecimal(theirs.group(1))) >= 0;
    }

    private static boolean sameVerb(String ours, String theirs) {
        return ours.substring(0, ours.indexOf('(')).equals(theirs.substring(0, theirs.indexOf('(')));
    }

    private static boolean noMore(String ours, String theirs) {
        return Integer.parseInt(ours) <= Integer.parseInt(theirs);
    }
}
