package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.standards.judging.Judge;

/** The exact forms that constraints and consequences of expanded rules may have. */
final class AllowedWords {

    private static final String VARIABLE = "\\$[a-z][A-Za-z]{0,40}\\d{0,2}";
    private static final String PROPERTY = "[a-z][A-Za-z]{0,40}";
    private static final String PATH = PROPERTY + "(?:\\.value)?";
    private static final String STRING = "\"[A-Za-z0-9 ,._'-]{0,120}\"";
    private static final String NUMBER = "\\d{1,6}";
    private static final String CONSTANT = "[A-Z][A-Za-z]{1,40}\\.[A-Z][A-Za-z]{1,20}\\.[A-Z_]{2,40}";
    /** Questions a rule may put to a case record about its own fields. */
    private static final String QUESTION = "(?:holds|known|happened|is|moreThan|atLeast|lessThan|atMost)\\( ?" + STRING + "(?:, ?" + STRING + ")? ?\\) ?== ?(?:true|false)";
    private static final String COMPARISON = PATH + " ?(?:==|!=|<=?|>=?) ?(?:true|false|null|" + STRING + "|" + NUMBER + "|" + VARIABLE + "|" + CONSTANT + ")";

    private static final Pattern BINDING = Pattern.compile("(" + VARIABLE + ") ?: ?" + PROPERTY);
    private static final Pattern COMPARISONS = Pattern.compile(COMPARISON + "(?: ?\\|\\| ?" + COMPARISON + "){0,5}");
    private static final Pattern QUESTIONS = Pattern.compile(QUESTION);
    /** A variable, or a property asked of one. */
    private static final String SPOKEN = VARIABLE + "(?:\\." + PROPERTY + "\\(\\))?";
    private static final Pattern VARIABLES = Pattern.compile(SPOKEN);
    private static final String ARGUMENT = "(?:" + STRING + "|" + NUMBER + "|true|false|" + SPOKEN + ")";
    private static final Pattern STATEMENT = Pattern.compile("([a-z]{2,10}\\." + PROPERTY + ")\\( ?((?:" + ARGUMENT + "(?:, ?" + ARGUMENT + "){0,6})?) ?\\);");

    /** What rules may tell the judge and its neighbours: their own public methods that give nothing back. */
    private static final Set<String> VERBS = Judge.vocabulary().entrySet().stream()
            .flatMap(group -> Arrays.stream(group.getValue().getMethods())
                    .filter(method -> method.getDeclaringClass() != Object.class && method.getReturnType() == void.class)
                    .map(method -> group.getKey() + "." + method.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private AllowedWords() {
    }

    static boolean isVariable(String name) {
        return name.matches(VARIABLE);
    }

    /** Why a constraint is refused, or {@code null}; variables it binds are added to those that are bound. */
    static @Nullable String refuseConstraint(String words, Set<String> bound) {
        String constraint = words.strip();
        Matcher binding = BINDING.matcher(constraint);
        if (binding.matches()) {
            bound.add(binding.group(1));
            return null;
        }
        boolean allowed = QUESTIONS.matcher(constraint).matches() || COMPARISONS.matcher(constraint).matches() && allBound(constraint, bound);
        return allowed ? null
                : "the constraint '" + shortened(constraint) + "' is not allowed";
    }

    /** Everything in a consequence that is not a plain word to the judge. */
    static List<String> refuseConsequence(String consequence, Set<String> bound) {
        List<String> refusals = new ArrayList<>();
        for (String line : consequence.split("\n")) {
            String statement = line.strip();
            if (statement.isEmpty()) {
                continue;
            }
            Matcher matcher = STATEMENT.matcher(statement);
            if (!matcher.matches() || !VERBS.contains(matcher.group(1)) || !allBound(matcher.group(2), bound)) {
                refusals.add("the consequence '" + shortened(statement) + "' is not allowed, only plain words to the judge are");
            }
        }
        return refusals;
    }

    private static boolean allBound(String words, Set<String> bound) {
        Matcher variables = VARIABLES.matcher(words.replaceAll("\"[^\"]*\"", ""));
        while (variables.find()) {
            if (!bound.contains(variables.group())) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String words) {
        return words.length() > 80 ? words.substring(0, 80) + " …" : words;
    }
}
