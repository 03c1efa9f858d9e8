package plumbline.studio.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.escalation.policy.PolicyImpact;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleProblem;

/**
 * A draft of the escalation policy as people see it and as the API gives it.
 *
 * @param rows    the table, with what is wrong in the place where it is wrong
 * @param gaps    what is wrong with the table as a whole
 * @param changes what differs from the policy that it takes the place of, row by row
 * @param impact  what it would do to the work there is; {@code null} while something is wrong, or when it is over
 */
record PolicyDraftView(List<Row> rows, List<String> gaps, List<Difference> changes, @Nullable PolicyImpact impact) {

    /** One row of the table. */
    record Row(int line, String about, Map<String, String> cells, List<String> problems, boolean changed) {
    }

    /** What a row says otherwise, in words. */
    record Difference(String about, String how) {
    }

    /** Whether it could be put in force. */
    public boolean fine() {
        return gaps.isEmpty() && rows.stream().allMatch(row -> row.problems().isEmpty());
    }

    static PolicyDraftView of(PolicyText before, PolicyText draft, List<RuleProblem> problems, @Nullable PolicyImpact impact) {
        List<PolicyText.Line> lines = draft.lines();
        Map<Integer, List<String>> byLine = problems.stream().collect(Collectors.groupingBy(RuleProblem::line, Collectors.mapping(RuleProblem::message, Collectors.toList())));
        List<PolicyText.Line> known = before.lines();
        List<Row> rows = lines.stream().map(line -> new Row(line.line(), line.about(), cells(line), byLine.getOrDefault(line.line(), List.of()),
                known.stream().noneMatch(other -> other.cells().equals(line.cells())))).toList();
        List<String> gaps = problems.stream().filter(problem -> lines.stream().noneMatch(line -> line.line() == problem.line())).map(RuleProblem::message).toList();
        return new PolicyDraftView(rows, gaps, changes(known, lines), impact);
    }

    private static List<Difference> changes(List<PolicyText.Line> before, List<PolicyText.Line> after) {
        Map<String, PolicyText.Line> earlier = new LinkedHashMap<>();
        before.forEach(line -> earlier.put(line.about(), line));
        List<Difference> changes = new ArrayList<>();
        for (PolicyText.Line line : after) {
            PolicyText.Line was = earlier.remove(line.about());
            if (was == null) {
                changes.add(new Difference(line.about(), "new: " + PolicyText.HEADER.stream().skip(PolicyText.CONDITIONS.size())
                        .map(column -> words(column) + " " + line.cell(column)).collect(Collectors.joining("; "))));
            } else if (!was.cells().equals(line.cells())) {
                changes.add(new Difference(line.about(), PolicyText.HEADER.stream().filter(column -> !was.cell(column).equals(line.cell(column)))
                        .map(column -> words(column) + " " + line.cell(column) + ", was " + was.cell(column)).collect(Collectors.joining("; "))));
            }
        }
        earlier.values().forEach(line -> changes.add(new Difference(line.about(), "no row of its own any more")));
        return changes;
    }

    /** The name of a column as people read it. */
    static String words(String column) {
        return column.replace('_', ' ');
    }

    static Map<String, String> cells(PolicyText.Line line) {
        Map<String, String> cells = new LinkedHashMap<>();
        PolicyText.HEADER.forEach(column -> cells.put(column, line.cell(column)));
        return cells;
    }
}
