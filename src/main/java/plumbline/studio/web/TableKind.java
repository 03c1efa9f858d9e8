package plumbline.studio.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.BusinessTime;
import plumbline.core.WrittenTable;
import plumbline.escalation.policy.PolicyText;
import plumbline.intake.words.WordFile;
import plumbline.organisation.ClosureFile;
import plumbline.studio.TargetFile;

/**
 * A table of the rule set as people read it.
 *
 * @param file    how its path ends
 * @param columns what people call each column, by its name and in the order of the file
 * @param named   the columns that say which row it is
 */
record TableKind(String file, Map<String, String> columns, List<String> named) {

    private static final List<TableKind> ALL = List.of(
            new TableKind(name(PolicyText.OWN), titles(PolicyText.HEADER, Stream.concat(PolicyColumn.CONDITIONS.stream(), PolicyColumn.DECIDED.stream())
                    .collect(Collectors.toMap(PolicyColumn::name, PolicyColumn::label))), PolicyText.CONDITIONS),
            new TableKind(name(TargetFile.PATH), titles(TargetFile.HEADER, Map.of("standard", "Standard", "baseline", "Baseline", "measured_on", "Measured on",
                    "trajectory", "Trajectory")), List.of("standard")),
            new TableKind(name(WordFile.PATH), titles(WordFile.HEADER, Map.of("field", "Field", "word", "The council writes", "means", "Is read as", "reason", "Why")),
                    List.of("field", "word")),
            new TableKind(name(ClosureFile.PATH), titles(ClosureFile.HEADER, Map.of("day", "Day", "where", "Where", "words", "Why it is closed")), List.of("day", "where")));
    private static final Pattern STEP = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (-?\\d[\\d.]*)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The kind of a file; empty when it is no table. */
    static Optional<TableKind> of(String path) {
        return ALL.stream().filter(kind -> kind.file.equals(name(path))).findFirst();
    }

    /** A table of this kind; empty when a text is none. A file that is not there is one without rows. */
    Optional<WrittenTable> table(String text) {
        List<String> header = List.copyOf(columns.keySet());
        WrittenTable table = text.isBlank() ? WrittenTable.of(header, List.of()) : new WrittenTable(header, text);
        return table.hasItsHeader() ? Optional.of(table) : Optional.empty();
    }

    /** Which row it is, in words. */
    String about(WrittenTable table, WrittenTable.Line line) {
        return named.equals(PolicyText.CONDITIONS) ? new PolicyText.Line(line.line(), line.cells()).about()
                : named.stream().map(column -> words(table.cell(line, column))).collect(Collectors.joining(", "));
    }

    /** The columns that say what holds for a row. */
    List<String> decided() {
        List<String> decided = new ArrayList<>(columns.keySet());
        decided.removeAll(named);
        return decided;
    }

    /** What a cell says: days with their weekday, and steps as a value by a day. */
    static String words(String cell) {
        Matcher dates = DATE.matcher(STEP.matcher(cell).replaceAll("$2 by $1"));
        return dates.replaceAll(found -> Matcher.quoteReplacement(day(found.group())));
    }

    private static String day(String written) {
        try {
            return BusinessTime.write(LocalDate.parse(written));
        } catch (DateTimeException noDay) {
            return written;
        }
    }

    private static Map<String, String> titles(List<String> header, Map<String, String> titles) {
        Map<String, String> inOrder = new LinkedHashMap<>();
        header.forEach(column -> inOrder.put(column, titles.getOrDefault(column, column)));
        return inOrder;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
