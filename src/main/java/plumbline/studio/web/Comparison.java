package plumbline.studio.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.studio.LineComparison;
import plumbline.studio.LineComparison.Pair;

/**
 * Two texts side by side, for reading.
 *
 * @param path    the file
 * @param rows    its lines; of worked examples and of long texts only those that differ, with a line before and after; of a table its
 *                cells that differ
 * @param changed how many lines or cells differ
 * @param left    how many rows there are besides
 */
record Comparison(String path, List<Row> rows, long changed, int left) {

    private static final String RULES = ".dslr";
    private static final int SHOWN_WHOLE = 60;

    /**
     * A line of the two, or a cell of two tables.
     *
     * @param about the row of the table; empty for a line
     * @param word  what happened to it: Changed, Added, Removed, or nothing when it is the same
     */
    record Row(String about, String word, Marked before, Marked after) {
    }

    /** A line with the words that differ from the other one in its middle. */
    record Marked(String start, String marked, String end) {

        static final Marked NONE = new Marked("", "", "");
    }

    static Comparison of(String path, String before, String after) {
        return TableKind.of(path).flatMap(kind -> kind.table(before).flatMap(was -> kind.table(after).map(is -> ofTables(path, new TableComparison(kind, was, is)))))
                .orElseGet(() -> ofLines(path, before, after));
    }

    /** The same with some rows at most. */
    Comparison shortened(int most) {
        return rows.size() <= most ? this : new Comparison(path, rows.subList(0, most), changed, rows.size() - most);
    }

    private static Comparison ofTables(String path, TableComparison tables) {
        List<Row> rows = tables.rows();
        return new Comparison(path, rows, rows.size(), 0);
    }

    private static Comparison ofLines(String path, String before, String after) {
        List<Pair> pairs = LineComparison.of(before, after);
        boolean whole = path.endsWith(RULES) && pairs.size() <= SHOWN_WHOLE;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (whole || near(pairs, i)) {
                rows.add(row(pairs.get(i)));
            }
        }
        return new Comparison(path, List.copyOf(rows), pairs.stream().filter(pair -> !pair.same()).count(), 0);
    }

    private static boolean near(List<Pair> pairs, int at) {
        return pairs.subList(Math.max(0, at - 1), Math.min(pairs.size(), at + 2)).stream().anyMatch(pair -> !pair.same());
    }

    private static Row row(Pair pair) {
        @Nullable String before = pair.before();
        @Nullable String after = pair.after();
        if (before == null || after == null) {
            return new Row("", before == null ? "Added" : "Removed", before == null ? Marked.NONE : new Marked("", before, ""),
                    after == null ? Marked.NONE : new Marked("", after, ""));
        }
        return pair.same() ? new Row("", "", new Marked(before, "", ""), new Marked(after, "", "")) : new Row("", "Changed", marked(before, after), marked(after, before));
    }

    /** What differs, widened to whole words. */
    private static Marked marked(String line, String other) {
        int start = 0;
        while (start < Math.min(line.length(), other.length()) && line.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(line.length(), other.length()) - start
                && line.charAt(line.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int from = line.lastIndexOf(' ', Math.max(0, start - 1)) + 1;
        from = Math.min(from, start);
        int until = line.indexOf(' ', line.length() - end);
        until = until < 0 ? line.length() : until;
        return new Marked(line.substring(0, from), line.substring(from, until), line.substring(until));
    }
}
