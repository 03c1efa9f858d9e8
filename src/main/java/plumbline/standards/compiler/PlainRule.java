package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule without the names it can do without. A sentence of the vocabulary names every property that a later sentence may
 * need; each name that stands costs a class of its own when the rule is compiled. So a name nothing speaks of goes, and one
 * that only the second half speaks of is asked of the fact itself there: {@code $subject.beganOn()}.
 *
 * @param patterns     the first half
 * @param consequences the second half
 */
record PlainRule(List<String> patterns, List<String> consequences) {

    private static final Pattern FACT = Pattern.compile("(\\$\\w+)\\s*:\\s*[A-Z]\\w*\\(.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?<=[(,])\\s*(\\$\\w+)\\s*:\\s*(\\w+)\\s*(?=[,)])");
    private static final Pattern GAP = Pattern.compile("(?<=\\()(?:\\s*,)+|,(?=\\s*[,)])");

    static PlainRule of(List<String> patterns, List<String> consequences) {
        PlainRule rule = new PlainRule(new ArrayList<>(patterns), new ArrayList<>(consequences));
        for (int i = 0; i < patterns.size(); i++) {
            rule.simplify(i);
        }
        return rule;
    }

    private void simplify(int index) {
        Matcher fact = FACT.matcher(patterns.get(index));
        if (!fact.matches()) {
            return;
        }
        String kept = NAME.matcher(patterns.get(index)).replaceAll(name ->
                joins(name.group(1)) ? Matcher.quoteReplacement(name.group()) : said(name.group(1), fact.group(1) + "." + name.group(2) + "()"));
        patterns.set(index, GAP.matcher(kept).replaceAll(""));
    }

    /** Whether another condition speaks of the name. */
    private boolean joins(String name) {
        return patterns.stream().mapToLong(pattern -> whole(name).matcher(pattern).results().count()).sum() > 1;
    }

    /** Puts the property where the second half speaks of the name; nothing stays where the name was given. */
    private String said(String name, String property) {
        consequences.replaceAll(consequence -> whole(name).matcher(consequence).replaceAll(Matcher.quoteReplacement(property)));
        return "";
    }

    private static Pattern whole(String name) {
        return Pattern.compile(Pattern.quote(name) + "(?!\\w)");
    }
}
