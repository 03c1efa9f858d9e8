package plumbline.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Brings two changes of one text together, line by line. */
final class ThreeWay {

    private ThreeWay() {
    }

    /** Lines of the base that gave way to others. */
    private record Hunk(int from, int until, List<String> lines) {

        boolean touches(Hunk other) {
            return from <= other.until && other.from <= until;
        }
    }

    /** Both changes in one text; empty when they change the same lines, or lines next to each other, differently. */
    static Optional<String> merge(String base, String theirs, String ours) {
        List<String> lines = base.lines().toList();
        List<Hunk> all = new ArrayList<>(hunks(lines, theirs.lines().toList()));
        for (Hunk hunk : hunks(lines, ours.lines().toList())) {
            if (!all.contains(hunk)) {
                if (all.stream().anyMatch(hunk::touches)) {
                    return Optional.empty();
                }
                all.add(hunk);
            }
        }
        all.sort(Comparator.comparingInt(Hunk::from));
        List<String> merged = new ArrayList<>();
        int at = 0;
        for (Hunk hunk : all) {
            merged.addAll(lines.subList(at, hunk.from()));
            merged.addAll(hunk.lines());
            at = hunk.until();
        }
        merged.addAll(lines.subList(at, lines.size()));
        return Optional.of(StandardFiles.plain(String.join("\n", merged)));
    }

    private static List<Hunk> hunks(List<String> base, List<String> changed) {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        List<int[]> common = new ArrayList<>(LineComparison.common(base, changed));
        common.add(new int[] {base.size(), changed.size()});
        for (int[] place : common) {
            if (place[0] > i || place[1] > j) {
                hunks.add(new Hunk(i, place[0], List.copyOf(changed.subList(j, place[1]))));
            }
            i = place[0] + 1;
            j = place[1] + 1;
        }
        return hunks;
    }
}
