package plumbline.standards.examples;

import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import plumbline.facts.Fact;

/** How worked examples write facts of one type. */
interface Form {

    /** The fields it may have. */
    List<String> fields();

    /**
     * Reads one fact.
     *
     * @throws YamlReader.Refused with the line, when it cannot be
     */
    Fact read(Node node, People people) throws YamlReader.Refused;
}
