package plumbline.organisation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WrittenTable;

/** The council's closure days as they are written: a comma-separated table, one day a row. */
public record ClosureFile(String text) {

    /** Its path below {@code rules}. */
    public static final String PATH = "local/closure-days.csv";
    /** Its columns. */
    public static final List<String> HEADER = List.of("day", "where", "words");
    /** What stands for every jurisdiction. */
    public static final String WHOLE_COUNCIL = "whole council";
    /** A closure further back would move deadlines that people were held to weeks ago. */
    public static final int DAYS_BACK = 31;
    /** A day further ahead is a slip of the hand. */
    public static final int YEARS_AHEAD = 5;

    private static final int LONGEST_WORDS = 120;
    private static final int MOST_ROWS = 500;

    /** A table of some closure days, the earliest first. */
    public static ClosureFile of(Collection<ClosureDay> days) {
        return new ClosureFile(WrittenTable.of(HEADER, days.stream().sorted(Comparator.comparing(ClosureDay::day))
                .map(day -> List.of(day.day().toString(), day.place(), day.words())).toList()).text());
    }

    /** The same as a table, to be changed row by row. */
    public WrittenTable table() {
        return new WrittenTable(HEADER, text);
    }

    /** The closure days that can be read, in the order of the file. */
    public List<ClosureDay> days() {
        WrittenTable table = table();
        return table.lines().stream().flatMap(line -> day(table, line).stream()).toList();
    }

    private static Optional<ClosureDay> day(WrittenTable table, WrittenTable.Line line) {
        LocalDate day = date(table.cell(line, "day"));
        String where = table.cell(line, "where");
        return day == null || !places().contains(where) ? Optional.empty()
                : Optional.of(new ClosureDay(day, table.cell(line, "words"), jurisdiction(where)));
    }

    /** What may be written for where a closure holds. */
    public static List<String> places() {
        return Stream.concat(Stream.of(WHOLE_COUNCIL), Stream.of(Jurisdiction.values()).map(Jurisdiction::word)).toList();
    }

    private static @Nullable Jurisdiction jurisdiction(String where) {
        return Stream.of(Jurisdiction.values()).filter(known -> known.word().equals(where)).findFirst().orElse(null);
    }

    /** What makes it impossible to use, whenever it is read. */
    public List<WrittenTable.Problem> unusable() {
        WrittenTable table = table();
        if (!table.hasItsHeader()) {
            return List.of(new WrittenTable.Problem(1, "this is no table of closure days: its first line must be " + String.join(",", HEADER)
                    + ", and every row needs all three columns"));
        }
        List<WrittenTable.Line> lines = table.lines();
        if (lines.size() > MOST_ROWS) {
            return List.of(new WrittenTable.Problem(0, "the table has " + lines.size() + " rows, expected at most " + MOST_ROWS));
        }
        List<WrittenTable.Problem> problems = new ArrayList<>();
        Map<LocalDate, Integer> known = new HashMap<>();
        for (WrittenTable.Line line : lines) {
            unusable(table, line).forEach(message -> problems.add(new WrittenTable.Problem(line.line(), message)));
            LocalDate day = date(table.cell(line, "day"));
            Integer before = day == null ? null : known.putIfAbsent(day, line.line());
            if (before != null) {
                problems.add(new WrittenTable.Problem(line.line(), BusinessTime.write(day) + " stands in line " + before + " already. Keep one of the two; a day that holds in"
                        + " several places is one of the " + WHOLE_COUNCIL));
            }
        }
        return problems;
    }

    private static List<String> unusable(WrittenTable table, WrittenTable.Line line) {
        List<String> wrong = new ArrayList<>();
        if (date(table.cell(line, "day")) == null) {
            wrong.add("day is a date such as 2026-12-24, found '" + shown(table.cell(line, "day")) + "'");
        }
        if (!places().contains(table.cell(line, "where"))) {
            wrong.add("where is " + String.join(" or ", places()) + ", found '" + shown(table.cell(line, "where")) + "'");
        }
        String words = table.cell(line, "words");
        if (words.isBlank() || words.length() > LONGEST_WORDS || words.chars().anyMatch(Character::isISOControl)) {
            wrong.add("words say why the council is closed, in 1 to " + LONGEST_WORDS + " letters, digits and signs in one line");
        }
        return wrong;
    }

    /**
     * Everything that is wrong with it as a draft. Days that are in force as they stand here are left alone, however old they are.
     *
     * @param inForce  the closure days there are
     * @param holidays the bank holidays, by jurisdiction
     */
    public List<WrittenTable.Problem> problems(Collection<ClosureDay> inForce, Map<Jurisdiction, Set<LocalDate>> holidays, LocalDate today) {
        List<WrittenTable.Problem> problems = new ArrayList<>(unusable());
        WrittenTable table = table();
        for (WrittenTable.Line line : table.lines()) {
            day(table, line).filter(day -> !inForce.contains(day)).map(day -> pointless(day, holidays, today))
                    .ifPresent(message -> problems.add(new WrittenTable.Problem(line.line(), message)));
        }
        // Days that were and would count again move deadlines as much.
        Set<LocalDate> kept = days().stream().map(ClosureDay::day).collect(Collectors.toSet());
        inForce.stream().filter(day -> !kept.contains(day.day()) && day.day().isBefore(today.minusDays(DAYS_BACK)))
                .forEach(day -> problems.add(new WrittenTable.Problem(0, BusinessTime.write(day.day()) + " (" + day.words() + ") is taken out, and lies more than "
                        + DAYS_BACK + " days back. Put it in again: what people were held to then stays as it was")));
        return problems;
    }

    private static @Nullable String pointless(ClosureDay day, Map<Jurisdiction, Set<LocalDate>> holidays, LocalDate today) {
        String written = BusinessTime.write(day.day());
        if (day.day().isBefore(today.minusDays(DAYS_BACK))) {
            return written + " lies more than " + DAYS_BACK + " days back. Choose a later day: what people were held to then stays as it was";
        }
        if (day.day().isAfter(today.plusYears(YEARS_AHEAD))) {
            return written + " is more than " + YEARS_AHEAD + " years ahead. Check the year";
        }
        if (day.day().getDayOfWeek() == DayOfWeek.SATURDAY || day.day().getDayOfWeek() == DayOfWeek.SUNDAY) {
            return written + " is a weekend and does not count anyway. Take it out, or choose a weekday";
        }
        boolean everywhere = Stream.of(Jurisdiction.values()).filter(day::in).allMatch(each -> holidays.getOrDefault(each, Set.of()).contains(day.day()));
        return everywhere ? written + " is a bank holiday and does not count anyway. Take it out" : null;
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
