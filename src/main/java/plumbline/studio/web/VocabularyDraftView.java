package plumbline.studio.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.WrittenTable;
import plumbline.intake.words.WordEffect;
import plumbline.intake.words.WordFile;
import plumbline.intake.words.WordImpact;
import plumbline.standards.RuleProblem;

/**
 * A draft of the vocabulary mapping as people see it and as the API gives it.
 *
 * @param rows    the table, with what is wrong in the place where it is wrong
 * @param wrong   what is wrong with the table as a whole
 * @param changes what differs from the table that it takes the place of, in words
 * @param impact  what it would do to rows of imported files; {@code null} while something is wrong, or when it is over
 */
record VocabularyDraftView(List<Row> rows, List<String> wrong, List<String> changes, @Nullable WordImpact impact) {

    /** One row of the table, as it was typed. */
    record Row(int line, String field, String word, String means, String reason, List<String> problems) {

        /** Which row it is, in words. */
        public String about() {
            return field + ": " + word;
        }
    }

    /** Whether it could be put in force. */
    public boolean fine() {
        return wrong.isEmpty() && rows.stream().allMatch(row -> row.problems().isEmpty());
    }

    /** How many rows would be read, mean something else and be faults, each with its words. */
    public Map<String, Integer> totals() {
        Map<String, Integer> totals = new LinkedHashMap<>();
        for (WordEffect effect : WordEffect.values()) {
            totals.put(effect.word(), impact == null ? 0 : impact.rows(effect));
        }
        return totals;
    }

    static VocabularyDraftView of(WordFile before, WordFile draft, List<RuleProblem> problems, @Nullable WordImpact impact) {
        WrittenTable table = draft.table();
        Map<Integer, List<String>> byLine = problems.stream().collect(Collectors.groupingBy(RuleProblem::line, Collectors.mapping(RuleProblem::message, Collectors.toList())));
        List<WrittenTable.Line> lines = table.lines();
        List<Row> rows = lines.stream().map(line -> new Row(line.line(), table.cell(line, "field"), table.cell(line, "word"), table.cell(line, "means"), table.cell(line, "reason"),
                byLine.getOrDefault(line.line(), List.of()))).toList();
        List<String> wrong = problems.stream().filter(problem -> lines.stream().noneMatch(line -> line.line() == problem.line())).map(RuleProblem::message).toList();
        return new VocabularyDraftView(rows, wrong, changes(meanings(before), meanings(draft)), impact);
    }

    /** What each word means, by field and word as they are written. */
    private static Map<String, String> meanings(WordFile file) {
        WrittenTable table = file.table();
        Map<String, String> meanings = new LinkedHashMap<>();
        table.lines().forEach(line -> meanings.putIfAbsent(table.cell(line, "field") + ": '" + table.cell(line, "word") + "'", table.cell(line, "means")));
        return meanings;
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        after.forEach((word, means) -> {
            @Nullable String was = before.get(word);
            if (!means.equals(was)) {
                changes.add(word + " is read as '" + means + "'" + (was == null ? "" : ", was '" + was + "'"));
            }
        });
        before.forEach((word, was) -> {
            if (!after.containsKey(word)) {
                changes.add(word + " is no longer read as '" + was + "'");
            }
        });
        return changes;
    }
}
