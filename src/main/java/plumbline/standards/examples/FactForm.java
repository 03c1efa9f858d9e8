package plumbline.standards.examples;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Fact;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.standards.examples.YamlReader.Refused;

/**
 * How a worked example writes a fact of one type. Field names are the record's own component names in plain words; what is
 * left out is not known, unless the form has a default.
 */
final class FactForm implements Form {

    private static final UnitId DEFAULT_UNIT = new UnitId("team");

    /** What names a provider or a place, and has a value of its own when it is left out. */
    private static final Set<String> NAMING = Set.of("name", "providerId");
    /** Words of a list, which tell nobody. */
    private static final Set<String> PLAIN_WORDS = Set.of("basis");

    private final Class<? extends Fact> type;
    private final Map<String, String> defaults = new HashMap<>();
    private final Map<String, String> whenKnown = new HashMap<>();
    private final Map<String, String> dayOf = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private FactForm(Class<? extends Fact> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (!(type != plumbline.facts.Person.class && name.equals("personId")) && component.getType() != long.class) {
                names.put(name, name.equals("personRef") ? "person" : words(name));
            }
        }
    }

    static FactForm of(Class<? extends Fact> type) {
        return new FactForm(type);
    }

    /** The same form with a value for a field that is left out. */
    FactForm with(String field, String value) {
        defaults.put(field, value);
        return this;
    }

    /** The same form where a yes-or-no field that is left out follows from another being there. */
    FactForm yesWhenKnown(String field, String other) {
        whenKnown.put(field, other);
        return this;
    }

    /** The same form where a day that is left out follows from an instant. */
    FactForm dayOf(String field, String instant) {
        dayOf.put(field, instant);
        return this;
    }

    /** The same form with another word for a field. */
    FactForm named(String field, String word) {
        names.replaceAll((component, known) -> known.equals(field) ? word : known);
        return this;
    }

    @Override
    public List<String> fields() {
        return List.copyOf(names.values());
    }

    @Override
    public Fact read(Node node, People people) throws Refused {
        Map<String, Node> entries = YamlReader.map(node, "a fact");
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!names.containsValue(entry.getKey())) {
                throw new Refused(YamlReader.line(entry.getValue()), "'" + entry.getKey() + "' is not known here, expected one of: "
                        + String.join(", ", names.values()));
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(value(component, entries, node, people));
        }
        return create(values, node);
    }

    private @Nullable Object value(RecordComponent component, Map<String, Node> entries, Node fact, People people) throws Refused {
        if (component.getType() == long.class) {
            String field = type == plumbline.facts.Person.class ? "ref" : "person";
            return people.id(YamlReader.text(required(entries, field, fact), "a reference"));
        }
        String field = names.getOrDefault(component.getName(), component.getName());
        Node given = entries.get(field);
        if (given == null) {
            return whenLeftOut(component, field, entries, fact);
        }
        return parse(component.getType(), YamlReader.text(given, "'" + field + "'"), YamlReader.line(given), field);
    }

    private @Nullable Object whenLeftOut(RecordComponent component, String field, Map<String, Node> entries, Node fact) throws Refused {
        if (whenKnown.containsKey(field)) {
            return entries.containsKey(whenKnown.get(field));
        }
        Node instant = entries.get(dayOf.getOrDefault(field, ""));
        if (instant != null) {
            return BusinessTime.dayOf((Instant) parse(Instant.class, YamlReader.text(instant, field), YamlReader.line(instant), field));
        }
        if (defaults.containsKey(field)) {
            return parse(component.getType(), defaults.get(field), YamlReader.line(fact), field);
        }
        if (component.getType() == UnitId.class) {
            return DEFAULT_UNIT;
        }
        boolean needed = component.getType() == String.class || component.getType().isEnum()
                || component.getType() == boolean.class || type == plumbline.facts.Pause.class && field.equals("from");
        if (needed && field.equals("ref")) {
            return "line-" + YamlReader.line(fact);
        }
        if (needed) {
            throw new Refused(YamlReader.line(fact), "'" + field + "' is missing, expected it in this fact");
        }
        return null;
    }

    private static Node required(Map<String, Node> entries, String field, Node fact) throws Refused {
        Node given = entries.get(field);
        if (given == null) {
            throw new Refused(YamlReader.line(fact), "'" + field + "' is missing, expected it in this fact");
        }
        return given;
    }

    private static Object parse(Class<?> type, String text, int line, String field) throws Refused {
        if (type == String.class) {
            return text;
        }
        if (type == LocalDate.class) {
            return Values.day(text, line);
        }
        if (type == Instant.class) {
            return Values.instant(text, line);
        }
        if (type == boolean.class) {
            return Values.yesOrNo(text, line);
        }
        if (type == UnitId.class) {
            return Values.unit(text, line);
        }
        if (type.isEnum()) {
            return Values.choice(type, text, line, field);
        }
        throw new IllegalStateException("no form for a field of type " + type.getSimpleName());
    }

    @Override
    public Map<String, String> written(Fact fact, Aliases aliases) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (fact.getClass() == type && type != DuplicatePerson.class) {
            for (RecordComponent component : type.getRecordComponents()) {
                String field = names.get(component.getName());
                String value = field == null ? null : shown(component, read(component, fact), aliases);
                if (value != null) {
                    entries.put(field, value);
                }
            }
        }
        return entries;
    }

    /** A value as it is written; {@code null} for what is not known or is left out because it names somebody or something. */
    private @Nullable String shown(RecordComponent component, @Nullable Object value, Aliases aliases) {
        String name = component.getName();
        if (value == null || value instanceof UnitId || NAMING.contains(name)) {
            return null;
        }
        if (value instanceof String text) {
            boolean place = type == Rating.class || type == RatingPublication.class || name.equals("locationId");
            return PLAIN_WORDS.contains(name) ? text : aliases.of(text, name.equals("personRef") ? "person" : place ? "location" : type.getSimpleName());
        }
        return Values.written(value);
    }

    private static @Nullable Object read(RecordComponent component, Fact fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("facts are public records", impossible);
        }
    }

    private Fact create(List<@Nullable Object> values, Node node) throws Refused {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            return (Fact) constructor.newInstance(values.toArray());
        } catch (java.lang.reflect.InvocationTargetException refused) {
            throw new Refused(YamlReader.line(node), "this fact cannot be, " + refused.getCause().getMessage());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("facts are public records", impossible);
        }
    }

    static String words(String component) {
        return component.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
