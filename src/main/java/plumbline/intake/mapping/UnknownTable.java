package plumbline.intake.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plumbline.intake.Missing;

/**
 * The beginning of a file whose header nobody has seen.
 *
 * @param source   file and sheet by name, for what they tell about the rows
 * @param headings as they are written
 * @param rows     the first rows, each as wide as the header
 */
public record UnknownTable(String source, List<String> headings, List<List<String>> rows) {

    public UnknownTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** What a header is known by: its headings by letters and digits, in any order. */
    public static String header(Collection<String> headings) {
        return headings.stream().map(UnknownTable::normalised).filter(heading -> !heading.isEmpty()).sorted().collect(Collectors.joining("|"));
    }

    static String normalised(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** The values of a column that say something. */
    public List<String> values(String heading) {
        int column = headings.indexOf(heading);
        List<String> values = new ArrayList<>();
        rows.forEach(row -> {
            String value = column < 0 ? "" : row.get(column).strip();
            if (!Missing.is(value)) {
                values.add(value);
            }
        });
        return values;
    }
}
