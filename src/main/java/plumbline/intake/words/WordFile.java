package plumbline.intake.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.WrittenTable;
import plumbline.intake.Missing;

/** The council's own words for the values of lists, as they are written: a comma-separated table, one word of one field a row. */
public record WordFile(String text) {

    /** Its path below {@code rules}. */
    public static final String PATH = "local/vocabulary-mapping.csv";
    /** Its columns. */
    public static final List<String> HEADER = List.of("field", "word", "means", "reason");
    /** The longest word that can be mapped; faults keep no more of a cell. */
    public static final int LONGEST_WORD = 100;

    private static final int LONGEST_REASON = 200;
    private static final int MOST_ROWS = 1_000;

    /** A table without rows. */
    public static WordFile empty() {
        return new WordFile(WrittenTable.of(HEADER, List.of()).text());
    }

    /** The same as a table, to be changed row by row. */
    public WrittenTable table() {
        return new WrittenTable(HEADER, text);
    }

    /** The words that can be used, in the order of the file. */
    public List<CouncilWord> words(ListedFields fields) {
        WrittenTable table = table();
        return !table.hasItsHeader() ? List.of() : table.lines().stream().flatMap(line -> word(table, line, fields).stream()).toList();
    }

    private static Optional<CouncilWord> word(WrittenTable table, WrittenTable.Line line, ListedFields fields) {
        String word = table.cell(line, "word").strip().replaceAll("\\s+", " ");
        return fields.named(table.cell(line, "field")).filter(field -> usable(word) && field.value(word).isEmpty())
                .flatMap(field -> field.value(table.cell(line, "means").strip()).map(means -> new CouncilWord(field.name(), word, means)));
    }

    private static boolean usable(String word) {
        return !Missing.is(word) && word.length() <= LONGEST_WORD && word.chars().noneMatch(Character::isISOControl);
    }

    /** Everything that makes it impossible to use, whenever it is read. */
    public List<WrittenTable.Problem> problems(ListedFields fields) {
        WrittenTable table = table();
        if (!table.hasItsHeader()) {
            return List.of(new WrittenTable.Problem(1, "this is no vocabulary mapping: its first line must be " + String.join(",", HEADER)
                    + ", and every row needs all four columns"));
        }
        List<WrittenTable.Line> lines = table.lines();
        if (lines.size() > MOST_ROWS) {
            return List.of(new WrittenTable.Problem(0, "the table has " + lines.size() + " rows, expected at most " + MOST_ROWS));
        }
        List<WrittenTable.Problem> problems = new ArrayList<>();
        Map<List<String>, WrittenTable.Line> known = new HashMap<>();
        for (WrittenTable.Line line : lines) {
            wrong(table, line, fields).forEach(message -> problems.add(new WrittenTable.Problem(line.line(), message)));
            WrittenTable.Line before = known.putIfAbsent(List.of(ListedFields.key(table.cell(line, "field")), ListedFields.key(table.cell(line, "word"))), line);
            if (before != null) {
                problems.add(new WrittenTable.Problem(line.line(), twice(table, line, before)));
            }
        }
        return problems;
    }

    private static String twice(WrittenTable table, WrittenTable.Line line, WrittenTable.Line before) {
        boolean same = ListedFields.key(table.cell(line, "means")).equals(ListedFields.key(table.cell(before, "means")));
        return "'" + shown(table.cell(line, "word")) + "' stands in line " + before.line() + " already"
                + (same ? "" : ", with another meaning: '" + shown(table.cell(before, "means")) + "'") + ". Keep one of the two";
    }

    private static List<String> wrong(WrittenTable table, WrittenTable.Line line, ListedFields fields) {
        List<String> wrong = new ArrayList<>();
        String written = table.cell(line, "field");
        Optional<ListedField> field = fields.named(written);
        if (field.isEmpty()) {
            wrong.add("no file has a field '" + shown(written) + "' with a list of values. Choose one from the list, such as " + fields.all().get(0).name());
        }
        String word = table.cell(line, "word").strip();
        if (word.length() > LONGEST_WORD || word.chars().anyMatch(Character::isISOControl)) {
            wrong.add("word is what the council writes, in 1 to " + LONGEST_WORD + " letters, digits and signs in one line");
        } else if (Missing.is(word)) {
            wrong.add(word.isEmpty() ? "word is empty: write what the council's files say" : "'" + word + "' says that there is no value, and is never read as one. Take the row out");
        }
        field.flatMap(known -> known.value(word)).ifPresent(value -> wrong.add("'" + shown(word)
                + "' is a value of the list itself and means what it says there. Take the row out"));
        String means = table.cell(line, "means").strip();
        field.filter(known -> known.value(means).isEmpty()).ifPresent(known -> wrong.add("means is one of " + choices(known) + ", found '" + shown(means) + "'"));
        String reason = table.cell(line, "reason");
        if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            wrong.add("reason says who uses the word and why it means that, in 1 to " + LONGEST_REASON + " letters, digits and signs in one line");
        }
        return wrong;
    }

    private static String choices(ListedField field) {
        int most = 6;
        List<String> values = field.values();
        return values.size() <= most ? String.join(" or ", values) : String.join(", ", values.subList(0, most)) + " and " + (values.size() - most) + " more that the form lists";
    }

    private static String shown(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + " …" : cell;
    }
}
