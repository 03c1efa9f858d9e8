package plumbline.studio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two texts line by line: which lines stayed, and which took the place of which. */
public final class LineComparison {

    /** Lines of the one times lines of the other; a hostile text of thousands would take the processor from everybody's pages. */
    private static final int MOST_COMPARED = 1_000_000;

    private LineComparison() {
    }

    /**
     * One line of the two, side by side.
     *
     * @param before the line of the first text; {@code null} when it has none here
     * @param after  the line of the second text; {@code null} when it has none here
     */
    public record Pair(@Nullable String before, @Nullable String after) {

        /** Whether it is the same in both. */
        public boolean same() {
            return before != null && before.equals(after);
        }
    }

    /** The lines side by side, in order. Lines that took the place of others stand beside them. */
    public static List<Pair> of(String before, String after) {
        List<String> first = before.lines().toList();
        List<String> second = after.lines().toList();
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (int[] common : common(first, second)) {
            side(first.subList(i, common[0]), second.subList(j, common[1]), pairs);
            pairs.add(new Pair(first.get(common[0]), second.get(common[1])));
            i = common[0] + 1;
            j = common[1] + 1;
        }
        side(first.subList(i, first.size()), second.subList(j, second.size()), pairs);
        return List.copyOf(pairs);
    }

    private static void side(List<String> gone, List<String> come, List<Pair> pairs) {
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            pairs.add(new Pair(i < gone.size() ? gone.get(i) : null, i < come.size() ? come.get(i) : null));
        }
    }

    /** The longest common lines, as pairs of their places. Texts are some hundred lines at most; longer ones are compared from both ends. */
    static List<int[]> common(List<String> first, List<String> second) {
        int start = 0;
        while (start < first.size() && start < second.size() && first.get(start).equals(second.get(start))) {
            start++;
        }
        int end = 0;
        while (end < first.size() - start && end < second.size() - start
                && first.get(first.size() - 1 - end).equals(second.get(second.size() - 1 - end))) {
            end++;
        }
        List<int[]> common = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            common.add(new int[] {i, i});
        }
        common.addAll(longest(first.subList(start, first.size() - end), second.subList(start, second.size() - end), start));
        for (int i = end; i > 0; i--) {
            common.add(new int[] {first.size() - i, second.size() - i});
        }
        return common;
    }

    private static List<int[]> longest(List<String> first, List<String> second, int offset) {
        List<int[]> common = new ArrayList<>();
        if ((long) first.size() * second.size() > MOST_COMPARED) {
            return common;
        }
        int[][] length = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                length[i][j] = first.get(i).equals(second.get(j)) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < first.size() && j < second.size()) {
            if (first.get(i).equals(second.get(j))) {
                common.add(new int[] {offset + i++, offset + j++});
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
