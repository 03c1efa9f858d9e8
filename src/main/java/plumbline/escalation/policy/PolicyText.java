package plumbline.escalation.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import plumbline.core.ContentHash;
import plumbline.core.WrittenTable;

/**
 * An escalation policy as it is written.
 *
 * @param file its path below {@code rules}
 * @param text the whole table, comma-separated, its columns in the first line
 */
public record PolicyText(String file, String text) {

    /** The council's own policy, in the place of the national one. */
    public static final String OWN = "local/escalation-policy.csv";
    /** The columns that say which breaches a row is about. */
    public static final List<String> CONDITIONS = List.of("kind", "standard", "severity", "unit");
    /** All columns, in their order. */
    public static final List<String> HEADER = List.of("kind", "standard", "severity", "unit", "escalates", "systemic_at", "first_tier",
            "informed_at_once", "path", "acknowledge", "plan", "agree", "act", "re_test", "sign_off", "at_the_latest", "outer_limit",
            "sign_off_tier", "duty", "also_told", "support");

    private static final String SHIPPED = "england/escalation-policy.csv";

    /**
     * A line of the table.
     *
     * @param line  counted from 1, the heading being the first
     * @param cells one for each column
     */
    public record Line(int line, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        /** What a column says; empty when the line is too short. */
        public String cell(String column) {
            int at = HEADER.indexOf(column);
            return at < cells.size() ? cells.get(at) : "";
        }

        /** Whom the row is about, in a sentence. */
        public String about() {
            String which = !cell("standard").equals("*") ? cell("standard")
                    : !cell("kind").equals("*") ? "every standard of the kind " + cell("kind") : "every other standard";
            return cell("severity") + ", " + which + (cell("unit").equals("*") ? "" : ", in " + cell("unit"));
        }
    }

    /** The policy that comes with the service. */
    public static PolicyText shipped() {
        try {
            return new PolicyText(SHIPPED, new ClassPathResource("rules/" + SHIPPED).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** SHA-256 of the text, which names exactly this policy. */
    public String hash() {
        return ContentHash.of(text);
    }

    /** The rows, in the order of the file; none when it is no table. */
    public List<Line> lines() {
        return table().lines().stream().map(row -> new Line(row.line(), row.cells())).toList();
    }

    /** The row at a line. */
    public Optional<Line> line(int number) {
        return lines().stream().filter(row -> row.line() == number).findFirst();
    }

    /** The same with other cells in a row. */
    public PolicyText with(int number, List<String> cells) {
        return new PolicyText(file, table().with(number, cells).text());
    }

    /** The same with one row more, at the end. */
    public PolicyText with(List<String> cells) {
        return new PolicyText(file, table().with(cells).text());
    }

    /** The same without a row. */
    public PolicyText without(int number) {
        return new PolicyText(file, table().without(number).text());
    }

    /** The same as a table, to be changed row by row. */
    public WrittenTable table() {
        return new WrittenTable(HEADER, text);
    }
}
