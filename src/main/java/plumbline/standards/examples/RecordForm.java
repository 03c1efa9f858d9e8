package plumbline.standards.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.RecordKind;
import plumbline.standards.examples.YamlReader.Refused;

/** How a worked example writes a case record: the fields of its kind, what it is about, and the words "not recorded" for a lost date. */
final class RecordForm implements Form {

    private static final String NOT_RECORDED = "not recorded";

    private final RecordKind kind;

    RecordForm(RecordKind kind) {
        this.kind = kind;
    }

    @Override
    public List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("ref", "unit"));
        if (kind.person()) {
            fields.add("person");
        }
        if (kind.about() != null) {
            fields.add(kind.about());
        }
        fields.addAll(kind.fields().keySet());
        return fields;
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
        String person = kind.person() ? text(entries, "person") : null;
        String ref = text(entries, "ref");
        String unit = text(entries, "unit");
        return new CaseRecord(kind.name(), ref == null ? "line-" + YamlReader.line(node) : ref, person == null ? 0 : people.id(person), person,
                unit == null ? new UnitId("team") : Values.unit(unit, YamlReader.line(entries.get("unit"))),
                kind.about() == null ? null : text(entries, kind.about()), values(entries));
    }

    @Override
    public Map<String, String> written(Fact fact, Aliases aliases) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (fact instanceof CaseRecord record && record.kind().equals(kind.name())) {
            entries.put("ref", aliases.of(record.ref(), kind.name()));
            if (kind.person() && record.personRef() != null) {
                entries.put("person", aliases.of(record.personRef(), "person"));
            }
            if (kind.about() != null && record.about() != null) {
                entries.put(kind.about(), aliases.of(record.about(), kind.about()));
            }
            kind.fields().values().stream().filter(field -> record.values().containsKey(field.says()))
                    .forEach(field -> entries.put(field.name(), written(record.values().get(field.says()))));
        }
        return entries;
    }

    private static String written(Object value) {
        return value.equals(CaseRecord.DAY_NOT_RECORDED) ? NOT_RECORDED : Values.written(value);
    }

    private Map<String, Object> values(Map<String, Node> entries) throws Refused {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordKind.Field field : kind.fields().values()) {
            Node given = entries.get(field.name());
            if (given != null) {
                values.put(field.says(), value(field, YamlReader.text(given, "'" + field.name() + "'"), YamlReader.line(given)));
            }
        }
        return values;
    }

    private static Object value(RecordKind.Field field, String text, int line) throws Refused {
        if (field.isEvent() && text.equals(NOT_RECORDED)) {
            return CaseRecord.DAY_NOT_RECORDED;
        }
        return switch (field.type()) {
            case DAY -> Values.day(text, line);
            case MOMENT -> Values.moment(text, line);
            case YES_NO -> Values.yesOrNo(text, line);
            case NUMBER -> Values.number(text, line);
            case WORD -> word(field, text, line);
        };
    }

    private static String word(RecordKind.Field field, String text, int line) throws Refused {
        if (!field.choices().contains(text)) {
            throw new Refused(line, "'" + text + "' is no " + field.name() + ", expected one of: " + String.join(", ", field.choices()));
        }
        return text;
    }

    private static @Nullable String text(Map<String, Node> entries, String name) throws Refused {
        Node given = entries.get(name);
        return given == null ? null : YamlReader.text(given, "'" + name + "'");
    }
}
