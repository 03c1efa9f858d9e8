package plumbline.studio.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plumbline.core.BusinessTime;
import plumbline.core.WrittenTable;
import plumbline.standards.RuleProblem;
import plumbline.studio.TargetFile;

/**
 * A draft of baselines and trajectories as people see it and as the API gives it.
 *
 * @param rows    the table, with what is wrong in the place where it is wrong
 * @param wrong   what is wrong with the table as a whole
 * @param changes what differs from the table that it takes the place of, in words
 * @param targets the targets that it says something of, with what would still be missing; empty while something is wrong
 */
record TargetDraftView(List<Row> rows, List<String> wrong, List<String> changes, List<TargetView> targets) {

    /** One row of the table, as it was typed. */
    record Row(int line, String standard, String baseline, String measuredOn, String trajectory, List<String> problems) {
    }

    /** Whether it could be put in force. */
    public boolean fine() {
        return wrong.isEmpty() && rows.stream().allMatch(row -> row.problems().isEmpty());
    }

    static TargetDraftView of(TargetFile before, TargetFile draft, List<RuleProblem> problems, List<TargetView> targets) {
        WrittenTable table = draft.table();
        Map<Integer, List<String>> byLine = problems.stream().collect(Collectors.groupingBy(RuleProblem::line, Collectors.mapping(RuleProblem::message, Collectors.toList())));
        List<WrittenTable.Line> lines = table.lines();
        List<Row> rows = lines.stream().map(line -> new Row(line.line(), table.cell(line, "standard"), table.cell(line, "baseline"), table.cell(line, "measured_on"),
                table.cell(line, "trajectory"), byLine.getOrDefault(line.line(), List.of()))).toList();
        List<String> wrong = problems.stream().filter(problem -> lines.stream().noneMatch(line -> line.line() == problem.line())).map(RuleProblem::message).toList();
        return new TargetDraftView(rows, wrong, changes(before.ways(), draft.ways()), problems.isEmpty() ? targets : List.of());
    }

    private static List<String> changes(Map<String, TargetFile.Way> before, Map<String, TargetFile.Way> after) {
        TreeSet<String> standards = new TreeSet<>(before.keySet());
        standards.addAll(after.keySet());
        List<String> changes = new ArrayList<>();
        for (String standard : standards) {
            TargetFile.Way was = before.get(standard);
            TargetFile.Way now = after.get(standard);
            if (!Objects.equals(was, now)) {
                changes.add(standard + ": " + (now == null ? "neither baseline nor trajectory any more" : words(now)) + (was == null ? "" : ", was " + words(was)));
            }
        }
        return changes;
    }

    private static String words(TargetFile.Way way) {
        return "from " + way.baseline().toPlainString() + " on " + BusinessTime.write(way.measuredOn()) + " to " + String.join(", ", way.steps());
    }
}
