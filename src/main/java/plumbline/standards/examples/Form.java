package plumbline.standards.examples;

import java.util.List;
import java.util.Map;
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

    /**
     * A fact as an author would write it, without anything that tells whose it is: references are other ones, names and units
     * are left out. Empty when the fact is of another type.
     */
    Map<String, String> written(Fact fact, Aliases aliases);
}
