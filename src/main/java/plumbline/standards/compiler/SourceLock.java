package plumbline.standards.compiler;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import plumbline.standards.RuleProblem;
import plumbline.standards.judging.Judge;

/**
 * The second lock on the source: the syntax tree of the expanded rules against an exact list of what the vocabulary needs.
 * It guards the vocabulary as well as the author, and trusts nothing the first lock did.
 */
final class SourceLock {

    private static final int LONGEST_SOURCE = 200_000;
    private static final int DEEPEST = 6;
    private static final int MOST_ACCUMULATES = 8;
    private static final Set<String> ACCUMULATES = Set.of("collectList", "min", "max", "count");
    private static final Set<String> IMPORTS = RuleWriter.TYPES.stream().map(Class::getName).collect(Collectors.toSet());
    /** What each type may be asked. */
    private static final Map<String, List<String>> PROPERTIES = RuleWriter.TYPES.stream().collect(Collectors.toUnmodifiableMap(Class::getSimpleName,
            type -> Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList()));

    private static final Map<String, String> GLOBALS = Judge.vocabulary().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, group -> group.getValue().getName()));

    private final Drl.Text text;
    private final List<RuleProblem> problems = new ArrayList<>();

    private SourceLock(Drl.Text text) {
        this.text = text;
    }

    /** Everything in a file that is not on the list. */
    static List<RuleProblem> check(Drl.Text text) {
        SourceLock lock = new SourceLock(text);
        lock.check();
        return lock.problems;
    }

    private void check() {
        String drl = text.drl();
        if (drl.length() > LONGEST_SOURCE) {
            refuse(0, "the rules are too long, expected at most " + LONGEST_SOURCE + " characters");
            return;
        }
        if (drl.chars().anyMatch(character -> character == '\\' || character > '~' || character < ' ' && character != '\n')) {
            refuse(0, "the rules hold an escape or an unusual character, expected plain letters");
            return;
        }
        if (nesting(drl) > DEEPEST) {
            refuse(0, "the rules are nested too deeply, expected at most " + DEEPEST + " brackets within one another");
            return;
        }
        parse(drl);
    }

    private void parse(String drl) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, drl);
            if (tree == null || parser.hasErrors()) {
                refuse(0, "the rules cannot be read");
                return;
            }
            checkFrame(tree);
            tree.getRules().forEach(this::checkRule);
        } catch (DroolsParserException unreadable) {
            refuse(0, "the rules cannot be read");
        }
    }

    private void checkFrame(PackageDescr tree) {
        if (!RuleWriter.PACKAGE.equals(tree.getName())) {
            refuse(0, "the package is " + tree.getName());
        }
        for (ImportDescr found : tree.getImports()) {
            if (!IMPORTS.contains(found.getTarget())) {
                refuse(found.getLine(), "the import of " + found.getTarget() + " is not allowed");
            }
        }
        Map<String, String> globals = tree.getGlobals().stream()
                .collect(Collectors.toMap(GlobalDescr::getIdentifier, GlobalDescr::getType, (one, twin) -> one + " and " + twin));
        if (!globals.equals(GLOBALS)) {
            refuse(0, "the globals are not exactly the judge and its neighbours");
        }
        none("imported function", tree.getFunctionImports().size());
        none("imported accumulate function", tree.getAccumulateImports().size());
        none("attribute", tree.getAttributes().size());
        none("function", tree.getFunctions().size());
        none("declared type", tree.getTypeDeclarations().size());
        none("declared enumeration", tree.getEnumDeclarations().size());
        none("entry point", tree.getEntryPointDeclarations().size());
        none("window", tree.getWindowDeclarations().size());
        none("rule unit", tree.getUnit() == null ? 0 : 1);
    }

    private void none(String what, int count) {
        if (count > 0) {
            refuse(0, "a rule file has no " + what);
        }
    }

    private void checkRule(RuleDescr rule) {
        boolean plain = rule.isRule() && !rule.isQuery() && rule.getAttributes().isEmpty() && rule.getAnnotations().isEmpty()
                && rule.getNamedConsequences().isEmpty() && rule.getParentName() == null && rule.getSalience() == null
                && rule.getEnabled() == null && rule.getDialect() == null && rule.getUnit() == null;
        if (!plain) {
            refuse(rule.getLine(), "'" + rule.getName() + "' is more than a plain rule: no query, attribute, annotation or parent is allowed");
        }
        Set<String> bound = new HashSet<>();
        int accumulates = 0;
        for (BaseDescr descr : rule.getLhs().getDescrs()) {
            accumulates += checkCondition(descr, bound);
        }
        if (accumulates > MOST_ACCUMULATES) {
            refuse(rule.getLine(), "'" + rule.getName() + "' collects more than " + MOST_ACCUMULATES + " times");
        }
        AllowedWords.refuseConsequence(String.valueOf(rule.getConsequence()), bound)
                .forEach(refusal -> refuse(rule.getConsequenceLine(), refusal));
    }

    /** Checks a pattern or an accumulate; gives 1 for the latter. */
    private int checkCondition(BaseDescr descr, Set<String> bound) {
        if (!(descr instanceof PatternDescr pattern) || descr.getClass() != PatternDescr.class) {
            refuse(descr.getLine(), "a condition is a " + descr.getClass().getSimpleName().replace("Descr", "") + ", only patterns are allowed");
            return 0;
        }
        PatternSourceDescr source = pattern.getSource();
        if (source == null) {
            checkPattern(pattern, bound);
            return 0;
        }
        if (!(source instanceof AccumulateDescr accumulate) || source.getClass() != AccumulateDescr.class || !pattern.getDescrs().isEmpty()) {
            refuse(descr.getLine(), "a pattern takes its facts from elsewhere, only collecting is allowed");
            return 0;
        }
        checkAccumulate(accumulate, bound);
        return 1;
    }

    private void checkAccumulate(AccumulateDescr accumulate, Set<String> bound) {
        boolean plain = accumulate.isSinglePattern() && accumulate.getInputPattern() != null
                && accumulate.getInputPattern().getClass() == PatternDescr.class && accumulate.getInitCode() == null && accumulate.getActionCode() == null && accumulate.getResultCode() == null
                && accumulate.getReverseCode() == null;
        if (!plain) {
            refuse(accumulate.getLine(), "collecting with code of its own is not allowed");
            return;
        }
        PatternDescr input = accumulate.getInputPattern();
        if (input.getSource() != null) {
            refuse(accumulate.getLine(), "collecting from elsewhere is not allowed");
        }
        checkPattern(input, bound);
        for (AccumulateDescr.AccumulateFunctionCallDescr call : accumulate.getFunctions()) {
            boolean variables = Arrays.stream(call.getParams()).allMatch(bound::contains);
            if (!ACCUMULATES.contains(call.getFunction()) || !variables || call.getBind() == null || !AllowedWords.isVariable(call.getBind())) {
                refuse(accumulate.getLine(), "'" + call.getFunction() + "(" + String.join(", ", call.getParams()) + ")' may not be used to collect");
            } else {
                bound.add(call.getBind());
            }
        }
    }

    private void checkPattern(PatternDescr pattern, Set<String> bound) {
        boolean plain = pattern.getBehaviors().isEmpty() && !pattern.isQuery() && !pattern.isUnification() && pattern.getAnnotations().isEmpty()
                && pattern.getPositionalConstraints().isEmpty();
        if (!plain || !PROPERTIES.containsKey(pattern.getObjectType())) {
            refuse(pattern.getLine(), "a pattern of '" + pattern.getObjectType() + "' is not allowed, only facts of the fact list are");
            return;
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            String words = constraint instanceof ExprConstraintDescr expression ? expression.getExpression() : constraint.toString();
            String refusal = constraint.getClass() == ExprConstraintDescr.class ? AllowedWords.refuseConstraint(words, bound)
                    : "the constraint '" + words + "' is not allowed";
            if (refusal != null) {
                refuse(pattern.getLine(), refusal);
            }
        }
        if (pattern.getIdentifier() != null) {
            if (AllowedWords.isVariable(pattern.getIdentifier())) {
                bound.add(pattern.getIdentifier());
                PROPERTIES.get(pattern.getObjectType()).forEach(property -> bound.add(pattern.getIdentifier() + "." + property + "()"));
            } else {
                refuse(pattern.getLine(), "'" + pattern.getIdentifier() + "' is no variable");
            }
        }
    }

    private static int nesting(String drl) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < drl.length(); i++) {
            char character = drl.charAt(i);
            depth += character == '(' || character == '{' || character == '[' ? 1 : character == ')' || character == '}' || character == ']' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private void refuse(int line, String message) {
        problems.add(RuleProblem.ofFile(text.path(), message + (line > 0 ? " (line " + line + " of the expanded rules)" : "")));
    }
}
