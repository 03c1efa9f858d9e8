package plumbline.assurance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import plumbline.assurance.BoardView.Line;
import plumbline.core.Severity;

/** Counts escalations group by group, so that every one is in exactly one line. */
final class Lines {

    private Lines() {
    }

    /**
     * One line for each group.
     *
     * @param expected groups that are listed also when nothing is in them, in order; others follow
     * @param group    the group of an escalation
     * @param key      what stands for a group in an address
     * @param words    what people read
     */
    static <G> List<Line> of(Map<G, String> expected, List<Listed> open, Function<Listed, G> group, Function<G, String> key,
                             Function<G, String> words) {
        Map<G, List<Listed>> groups = new LinkedHashMap<>();
        expected.keySet().forEach(one -> groups.put(one, new ArrayList<>()));
        open.forEach(one -> groups.computeIfAbsent(group.apply(one), first -> new ArrayList<>()).add(one));
        return groups.entrySet().stream().map(entry -> line(key.apply(entry.getKey()), words.apply(entry.getKey()), entry.getValue())).toList();
    }

    private static Line line(String key, String words, List<Listed> some) {
        return new Line(key, words, some.size(),
                (int) some.stream().filter(one -> one.summary().escalation().severity() == Severity.S1).count(),
                some.stream().mapToInt(one -> one.summary().overdueActions()).sum());
    }
}
