package plumbline.intake.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other words than those in force would do to rows of files that were imported so far.
 *
 * @param lines by what would happen, field, word, feed and team
 */
public record WordImpact(List<Line> lines) {

    public WordImpact {
        lines = List.copyOf(lines);
    }

    /**
     * One count.
     *
     * @param before  what the word means now; {@code null} when it cannot be read
     * @param after   what it would mean; {@code null} when it could not be read
     * @param feed    the code of the format of the files
     * @param unit    the code of the team that recorded the rows; {@code null} for rows that do not tell
     * @param others  how many of the rows have another fault for which they would still be left out, as far as the first reading found
     */
    public record Line(WordEffect effect, String field, String word, @Nullable String before, @Nullable String after, String feed, String feedTitle,
                       @Nullable String unit, String unitName, int rows, int others) {
    }

    /** How many rows it would happen to. */
    public int rows(WordEffect effect) {
        return lines.stream().filter(line -> line.effect() == effect).mapToInt(Line::rows).sum();
    }

    /** How many rows would be read and still be left out for something else. */
    public int others() {
        return lines.stream().mapToInt(Line::others).sum();
    }
}
