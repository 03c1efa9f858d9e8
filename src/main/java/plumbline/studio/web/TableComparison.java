package plumbline.studio.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.WrittenTable;
import plumbline.core.WrittenTable.Line;
import plumbline.studio.web.Comparison.Marked;
import plumbline.studio.web.Comparison.Row;

/** Compares two tables cell by cell, because a line of commas says nothing to whoever approves it. */
final class TableComparison {

    private final TableKind kind;
    private final WrittenTable before;
    private final WrittenTable after;

    TableComparison(TableKind kind, WrittenTable before, WrittenTable after) {
        this.kind = kind;
        this.before = before;
        this.after = after;
    }

    /** A row for each cell that differs, and for each cell of a row that came or went; in the order of the later table, what went last. */
    List<Row> rows() {
        Map<List<String>, Deque<Line>> earlier = new LinkedHashMap<>();
        before.lines().forEach(line -> earlier.computeIfAbsent(key(before, line), none -> new ArrayDeque<>()).add(line));
        List<Row> rows = new ArrayList<>();
        for (Line line : after.lines()) {
            @Nullable Deque<Line> same = earlier.get(key(after, line));
            cells(rows, same == null ? null : same.poll(), line);
        }
        earlier.values().forEach(gone -> gone.forEach(line -> cells(rows, line, null)));
        return List.copyOf(rows);
    }

    private void cells(List<Row> rows, @Nullable Line was, @Nullable Line is) {
        String about = is != null ? kind.about(after, is) : kind.about(before, Objects.requireNonNull(was));
        String word = was == null ? "Added" : is == null ? "Removed" : "Changed";
        for (String column : kind.decided()) {
            String old = was == null ? "" : TableKind.words(before.cell(was, column));
            String now = is == null ? "" : TableKind.words(after.cell(is, column));
            if (was == null || is == null || !old.equals(now)) {
                rows.add(new Row(about, word, marked(was, column, old), marked(is, column, now)));
            }
        }
    }

    private Marked marked(@Nullable Line line, String column, String cell) {
        return line == null ? Marked.NONE : new Marked(kind.columns().get(column) + ": ", cell.isEmpty() ? "nothing" : cell, "");
    }

    private List<String> key(WrittenTable table, Line line) {
        return kind.named().stream().map(column -> table.cell(line, column)).toList();
    }
}
