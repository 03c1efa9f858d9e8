package plumbline.studio;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.WrittenTable;

/**
 * Where each target starts from and how it is to be reached, as it is written: a comma-separated table, one standard a row. The
 * target itself and its tolerance are sentences of the standard.
 */
public record TargetFile(String text) {

    /** Its path below {@code rules}. */
    public static final String PATH = "local/targets.csv";
    /** Its columns. */
    public static final List<String> HEADER = List.of("standard", "baseline", "measured_on", "trajectory");

    private static final String NUMBER = "-?\\d{1,9}(?:\\.\\d{1,4})?";
    private static final int MOST_MILESTONES = 8;
    private static final int MOST_ROWS = 300;

    /** The value that is to be reached by the end of a day. */
    public record Milestone(LocalDate day, BigDecimal value) {
    }

    /**
     * The way of one standard to its target.
     *
     * @param baseline   the value that was measured before, in the unit of the target
     * @param trajectory the earliest first, at least one
     */
    public record Way(String standard, BigDecimal baseline, LocalDate measuredOn, List<Milestone> trajectory) {

        public Way {
            trajectory = List.copyOf(trajectory);
        }

        /** The last milestone. */
        public Milestone last() {
            return trajectory.get(trajectory.size() - 1);
        }

        /** The milestones in words, in order. */
        public List<String> steps() {
            return trajectory.stream().map(step -> step.value().toPlainString() + " by " + BusinessTime.write(step.day())).toList();
        }
    }

    /** A table without rows. */
    static TargetFile empty() {
        return new TargetFile(WrittenTable.of(HEADER, List.of()).text());
    }

    /** The same as a table, to be changed row by row. */
    public WrittenTable table() {
        return new WrittenTable(HEADER, text);
    }

    /** The ways that can be read, by standard. */
    public Map<String, Way> ways() {
        WrittenTable table = table();
        return table.lines().stream().flatMap(line -> way(table, line).stream()).collect(Collectors.toMap(Way::standard, way -> way, (one, other) -> one));
    }

    private static Optional<Way> way(WrittenTable table, WrittenTable.Line line) {
        String baseline = table.cell(line, "baseline");
        LocalDate measured = date(table.cell(line, "measured_on"));
        List<Milestone> trajectory = trajectory(table.cell(line, "trajectory"));
        return !baseline.matches(NUMBER) || measured == null || trajectory == null || trajectory.isEmpty() ? Optional.empty()
                : Optional.of(new Way(table.cell(line, "standard"), new BigDecimal(baseline), measured, trajectory));
    }

    /** The milestones of a cell such as {@code 2027-03-31 84; 2027-09-30 86}; {@code null} when it cannot be read. */
    private static @Nullable List<Milestone> trajectory(String cell) {
        List<Milestone> milestones = new ArrayList<>();
        for (String part : cell.split(";", -1)) {
            String[] words = part.strip().split(" +", -1);
            LocalDate day = date(words[0]);
            if (words.length != 2 || day == null || !words[1].matches(NUMBER)) {
                return null;
            }
            milestones.add(new Milestone(day, new BigDecimal(words[1])));
        }
        return milestones;
    }

    /** What makes it impossible to use, whenever it is read. */
    public List<WrittenTable.Problem> unusable() {
        WrittenTable table = table();
        if (!table.hasItsHeader()) {
            return List.of(new WrittenTable.Problem(1, "this is no table of targets: its first line must be " + String.join(",", HEADER) + ", and every row needs all four columns"));
        }
        if (table.lines().size() > MOST_ROWS) {
            return List.of(new WrittenTable.Problem(0, "the table has too many rows, expected at most " + MOST_ROWS));
        }
        List<WrittenTable.Problem> problems = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        for (WrittenTable.Line line : table.lines()) {
            wrong(table, line).forEach(message -> problems.add(new WrittenTable.Problem(line.line(), message)));
            Integer before = known.putIfAbsent(table.cell(line, "standard"), line.line());
            if (before != null) {
                problems.add(new WrittenTable.Problem(line.line(), table.cell(line, "standard") + " stands in line " + before + " already. Keep one of the two"));
            }
        }
        return problems;
    }

    private static List<String> wrong(WrittenTable table, WrittenTable.Line line) {
        List<String> wrong = new ArrayList<>();
        if (!table.cell(line, "baseline").matches(NUMBER)) {
            wrong.add("baseline is a number such as 76.5, in the unit of the target, found '" + shown(table.cell(line, "baseline")) + "'");
        }
        LocalDate measured = date(table.cell(line, "measured_on"));
        if (measured == null) {
            wrong.add("measured on is a date such as 2026-03-31, found '" + shown(table.cell(line, "measured_on")) + "'");
        }
        List<Milestone> trajectory = trajectory(table.cell(line, "trajectory"));
        if (trajectory == null || trajectory.size() > MOST_MILESTONES) {
            wrong.add("the trajectory is 1 to " + MOST_MILESTONES + " dates with a value, such as 2027-03-31 84; 2027-09-30 86, found '" + shown(table.cell(line, "trajectory")) + "'");
        } else if (measured != null) {
            List<LocalDate> days = Stream.concat(Stream.of(measured), trajectory.stream().map(Milestone::day)).toList();
            for (int i = 1; i < days.size(); i++) {
                if (!days.get(i).isAfter(days.get(i - 1))) {
                    wrong.add(BusinessTime.write(days.get(i)) + " is not after " + BusinessTime.write(days.get(i - 1)) + ". Write the earliest first, all after the day of the baseline");
                }
            }
        }
        return wrong;
    }

    /**
     * Everything that is wrong with it as a draft.
     *
     * @param standards the standards that have a target
     */
    public List<WrittenTable.Problem> problems(Set<String> standards, LocalDate today) {
        List<WrittenTable.Problem> problems = new ArrayList<>(unusable());
        WrittenTable table = table();
        for (WrittenTable.Line line : table.hasItsHeader() ? table.lines() : List.<WrittenTable.Line>of()) {
            if (!standards.contains(table.cell(line, "standard"))) {
                problems.add(new WrittenTable.Problem(line.line(), "there is no rate and no indicator '" + shown(table.cell(line, "standard")) + "' in force. Choose one from the list"));
            }
            LocalDate measured = date(table.cell(line, "measured_on"));
            if (measured != null && measured.isAfter(today)) {
                problems.add(new WrittenTable.Problem(line.line(), BusinessTime.write(measured) + " has not come yet. A baseline is a value that was measured"));
            }
        }
        return problems;
    }

    private static @Nullable LocalDate date(String written) {
        try {
            return written.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(written) : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static String shown(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + " …" : cell;
    }
}
