package plumbline.standards.examples;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as plain text in lists and maps, with line numbers, and builds no objects: no tags, no anchors, limited size
 * and depth.
 */
final class YamlReader {

    private static final int LARGEST_FILE = 1_000_000;
    private static final int DEEPEST = 10;
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private YamlReader() {
    }

    /** A refusal with its line. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Refused(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static Node read(String text) throws Refused {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST_FILE);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (node == null) {
                throw new Refused(1, "the file is empty, expected 'examples:' and a list of them");
            }
            return node;
        } catch (MarkedYAMLException wrong) {
            int line = wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1;
            throw new Refused(line, "this is not proper YAML, " + wrong.getProblem() + "; expected lists with '- ' and entries with 'name: value'");
        } catch (YAMLException wrong) {
            throw new Refused(1, "this is not proper YAML, expected a file of at most " + LARGEST_FILE + " characters and plain text");
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The entries of a map, in order. */
    static Map<String, Node> map(Node node, String what) throws Refused {
        check(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new Refused(line(node), "expected " + what + " as entries of the form 'name: value'");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode(), "a name");
            if (entries.put(key, entry.getValueNode()) != null) {
                throw new Refused(line(entry.getKeyNode()), "'" + key + "' is there twice, expected it once");
            }
        }
        return entries;
    }

    /** The items of a list, in order. */
    static List<Node> list(Node node, String what) throws Refused {
        check(node);
        if (!(node instanceof SequenceNode sequence)) {
            throw new Refused(line(node), "expected " + what + " as a list, each item beginning with '- '");
        }
        return new ArrayList<>(sequence.getValue());
    }

    /** A value as it is written. */
    static String text(Node node, String what) throws Refused {
        check(node);
        if (!(node instanceof ScalarNode scalar)) {
            throw new Refused(line(node), "expected " + what + " as a single value");
        }
        return scalar.getValue().strip();
    }

    private static void check(Node node) throws Refused {
        if (!PLAIN.contains(node.getTag())) {
            throw new Refused(line(node), "'" + node.getTag().getValue() + "' is no plain value, expected text, lists and entries only");
        }
        if (node.getAnchor() != null) {
            throw new Refused(line(node), "there is an anchor here, expected plain values only");
        }
    }
}
