package plumbline.standards.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * An expectation as its author wrote it, so that it can be written otherwise and everything else in the file stays as it is.
 *
 * @param at     where it begins in the file, in characters from 0
 * @param text   the letters of it
 * @param inLine whether it is written in braces
 * @param column the column it begins in, from 0
 * @param values its entries by name, in order, as they are written, with their quotes if they have any
 */
record WrittenExpectation(int at, String text, boolean inLine, int column, Map<String, String> values) {

    private static final List<String> ORDER = List.of("standard", "subject", "period", "outcome", "counts", "severity", "deadline", "open", "says");

    WrittenExpectation {
        values = new LinkedHashMap<>(values);
    }

    /** What is written; empty when it is written in a way that nothing could be put in its place, such as a text of many lines. */
    static Optional<WrittenExpectation> of(String file, Node node) {
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        int end = 0;
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || !(entry.getValueNode() instanceof ScalarNode value)
                    || value.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL || value.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED) {
                return Optional.empty();
            }
            end = index(file, value.getEndMark().getIndex());
            values.put(key.getValue().strip(), file.substring(index(file, value.getStartMark().getIndex()), end).strip());
        }
        boolean inLine = mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
        int at = index(file, node.getStartMark().getIndex());
        String text = file.substring(at, inLine ? index(file, node.getEndMark().getIndex()) : end);
        // What is said beside the entries would be lost.
        return text.contains("#") ? Optional.empty() : Optional.of(new WrittenExpectation(at, text, inLine, node.getStartMark().getColumn(), values));
    }

    /** The same with other values; {@code null} takes an entry out. */
    String with(Map<String, @Nullable String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        List<String> names = new ArrayList<>(values.keySet());
        names.retainAll(changed.keySet());
        for (String name : changed.keySet()) {
            if (!names.contains(name)) {
                names.add(place(names, name), name);
            }
        }
        String between = inLine ? ", " : "\n" + " ".repeat(column);
        String entries = names.stream().map(name -> name + ": " + changed.get(name)).collect(Collectors.joining(between));
        return inLine ? "{" + entries + "}" : entries;
    }

    /** A new entry stands where authors write it: before the first that usually comes after it. */
    private static int place(List<String> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (ORDER.indexOf(names.get(i)) > ORDER.indexOf(name)) {
                return i;
            }
        }
        return names.size();
    }

    /** The reader of the file counts letters, Java counts their halves. */
    private static int index(String file, int letters) {
        return file.offsetByCodePoints(0, letters);
    }
}
