package plumbline.standards.rulefile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;

/** Refuses what no rule file needs: control and invisible characters, backslashes, very long lines and files. */
final class PlainText {

    private static final int LONGEST_FILE = 20_000;
    private static final int LONGEST_LINE = 600;
    private static final int MOST_LINES = 300;

    private PlainText() {
    }

    static List<RuleProblem> check(RuleSource source) {
        List<RuleProblem> problems = new ArrayList<>();
        if (source.text().length() > LONGEST_FILE) {
            return List.of(RuleProblem.ofFile(source.path(), "the file has " + source.text().length()
                    + " characters, expected " + LONGEST_FILE + " at most"));
        }
        List<String> lines = source.text().replace("\r\n", "\n").lines().toList();
        if (lines.size() > MOST_LINES) {
            return List.of(RuleProblem.ofFile(source.path(), "the file has " + lines.size() + " lines, expected " + MOST_LINES + " at most"));
        }
        for (int i = 0; i < lines.size(); i++) {
            checkLine(source.path(), i + 1, lines.get(i), problems);
        }
        return problems;
    }

    private static void checkLine(String path, int number, String line, List<RuleProblem> problems) {
        if (line.length() > LONGEST_LINE) {
            problems.add(RuleProblem.ofLine(path, number, line, "the line has " + line.length() + " characters, expected "
                    + LONGEST_LINE + " at most"));
            return;
        }
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            String refusal = refuse(line.codePointAt(at));
            if (refusal != null) {
                problems.add(new RuleProblem(path, number, at + 1, line, refusal));
                return;
            }
        }
    }

    private static @Nullable String refuse(int character) {
        if (character == '\t') {
            return "there is a tab here, expected spaces";
        }
        if (character == '\\') {
            return "there is a backslash here, expected plain words without escapes";
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    "there is an invisible character here (U+%04X), expected plain text".formatted(character);
            default -> null;
        };
    }
}
