package plumbline.studio.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.WrittenTable;
import plumbline.escalation.calendar.MovedDeadlines;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.ClosureFile;
import plumbline.standards.RuleProblem;

/**
 * A draft of the council's closure days as people see it and as the API gives it.
 *
 * @param rows    the days, with what is wrong in the place where it is wrong
 * @param wrong   what is wrong with the table as a whole
 * @param changes what differs from the days that it takes the place of, in words
 * @param impact  which deadlines of open escalations would move; {@code null} while something is wrong, or when it is over
 */
record ClosureDraftView(List<Row> rows, List<String> wrong, List<String> changes, @Nullable MovedDeadlines impact) {

    /**
     * One day of the table.
     *
     * @param day with its weekday; as it was typed when it is no date
     */
    record Row(int line, String day, String where, String words, List<String> problems, boolean changed) {
    }

    /** Whether it could be put in force. */
    public boolean fine() {
        return wrong.isEmpty() && rows.stream().allMatch(row -> row.problems().isEmpty());
    }

    static ClosureDraftView of(List<ClosureDay> before, ClosureFile draft, List<RuleProblem> problems, @Nullable MovedDeadlines impact) {
        WrittenTable table = draft.table();
        Map<Integer, List<String>> byLine = problems.stream().collect(Collectors.groupingBy(RuleProblem::line, Collectors.mapping(RuleProblem::message, Collectors.toList())));
        List<WrittenTable.Line> lines = table.lines();
        List<ClosureDay> after = draft.days();
        List<Row> rows = lines.stream().map(line -> new Row(line.line(), written(table.cell(line, "day")), table.cell(line, "where"), table.cell(line, "words"),
                byLine.getOrDefault(line.line(), List.of()), before.stream().noneMatch(day -> says(table, line, day)))).toList();
        List<String> wrong = problems.stream().filter(problem -> lines.stream().noneMatch(line -> line.line() == problem.line())).map(RuleProblem::message).toList();
        return new ClosureDraftView(rows, wrong, changes(before, after), impact);
    }

    private static boolean says(WrittenTable table, WrittenTable.Line line, ClosureDay day) {
        return day.day().toString().equals(table.cell(line, "day")) && day.place().equals(table.cell(line, "where")) && day.words().equals(table.cell(line, "words"));
    }

    private static List<String> changes(List<ClosureDay> before, List<ClosureDay> after) {
        List<String> changes = new ArrayList<>();
        after.stream().filter(day -> !before.contains(day)).forEach(day -> changes.add(words(day) + (before.stream().anyMatch(was -> was.day().equals(day.day()))
                ? ": says something else" : ": closed, and no longer a working day")));
        before.stream().filter(was -> after.stream().noneMatch(day -> day.day().equals(was.day()))).forEach(was -> changes.add(words(was) + ": taken out, a working day again"));
        return changes;
    }

    private static String words(ClosureDay day) {
        return BusinessTime.write(day.day()) + ", " + day.place() + " (" + day.words() + ")";
    }

    private static String written(String cell) {
        try {
            return BusinessTime.write(LocalDate.parse(cell));
        } catch (java.time.DateTimeException none) {
            return cell;
        }
    }
}
