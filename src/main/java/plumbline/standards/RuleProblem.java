package plumbline.standards;

import java.util.Objects;

/**
 * What is wrong with a rule file or a worked example, said so that its author can put it right.
 *
 * @param file     the path of the file
 * @param line     the line, counted from 1; 0 when it concerns the whole file
 * @param column   the column, counted from 1; 0 when it concerns the whole line
 * @param sentence the line as written, shortened if it is long
 * @param message  what is wrong and what was expected
 */
public record RuleProblem(String file, int line, int column, String sentence, String message) {

    private static final int LONGEST_QUOTE = 120;

    public RuleProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
        sentence = sentence.length() > LONGEST_QUOTE ? sentence.substring(0, LONGEST_QUOTE) + " …" : sentence;
    }

    /** A problem of the file as a whole. */
    public static RuleProblem ofFile(String file, String message) {
        return new RuleProblem(file, 0, 0, "", message);
    }

    /** A problem of a whole line. */
    public static RuleProblem ofLine(String file, int line, String sentence, String message) {
        return new RuleProblem(file, line, 0, sentence, message);
    }

    /** One line for a terminal: file, line and what was expected. */
    public String words() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
