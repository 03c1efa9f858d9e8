package plumbline.standards.examples;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import plumbline.core.UnitId;
import plumbline.facts.Fact;
import plumbline.facts.MeasureValue;
import plumbline.standards.examples.YamlReader.Refused;

/** How a worked example writes a measured value. */
final class MeasureForm implements Form {

    @Override
    public List<String> fields() {
        return List.of("standard", "period", "ref", "unit", "provider", "group", "value", "numerator", "denominator", "target", "baseline");
    }

    @Override
    public Fact read(Node node, People people) throws Refused {
        Map<String, Node> entries = YamlReader.map(node, "a fact");
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!fields().contains(entry.getKey())) {
                throw new Refused(YamlReader.line(entry.getValue()), "'" + entry.getKey() + "' is not known here, expected one of: "
                        + String.join(", ", fields()));
            }
        }
        String standard = text(entries, "standard");
        String period = text(entries, "period");
        if (standard == null || period == null) {
            throw new Refused(YamlReader.line(node), "'" + (standard == null ? "standard" : "period") + "' is missing, expected it here");
        }
        Values.standard(standard, YamlReader.line(node));
        String ref = text(entries, "ref");
        String unit = text(entries, "unit");
        return new MeasureValue(ref == null ? "line-" + YamlReader.line(node) : ref,
                unit == null ? new UnitId("council") : Values.unit(unit, YamlReader.line(entries.get("unit"))), standard, period,
                text(entries, "provider"), text(entries, "group"), number(entries, "value"), number(entries, "numerator"),
                number(entries, "denominator"), number(entries, "target"), number(entries, "baseline"));
    }

    private static @Nullable BigDecimal number(Map<String, Node> entries, String name) throws Refused {
        String given = text(entries, name);
        return given == null ? null : Values.number(given, YamlReader.line(entries.get(name)));
    }

    private static @Nullable String text(Map<String, Node> entries, String name) throws Refused {
        Node given = entries.get(name);
        return given == null ? null : YamlReader.text(given, "'" + name + "'");
    }

    /** Figures are of units, not of cases: no example is made of them. */
    @Override
    public Map<String, String> written(Fact fact, Aliases aliases) {
        return Map.of();
    }
}
