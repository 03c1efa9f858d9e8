package plumbline.intake.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of one file mean, and how it calls units.
 *
 * @param target what a row is about
 * @param fields where each field comes from, by its name; what is not in it is not read
 * @param units  the codes of units by the names the file has for them; a name that is not in it is read as it is
 */
public record Mapping(Target target, Map<String, FieldSource> fields, Map<String, String> units) {

    public Mapping {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        units = Collections.unmodifiableMap(units.entrySet().stream()
                .collect(Collectors.toMap(unit -> UnitNames.key(unit.getKey()), Map.Entry::getValue, (one, other) -> other, TreeMap::new)));
    }

    /** The mapping of a file that calls units as the council does. */
    public Mapping(Target target, Map<String, FieldSource> fields) {
        this(target, fields, Map.of());
    }

    /** Where a field comes from, if the file has it. */
    public Optional<FieldSource> source(TargetField field) {
        return Optional.ofNullable(fields.get(field.name()));
    }

    /** The code of the unit that the file calls so, or {@code null} when nobody has said. */
    public @Nullable String unit(String name) {
        return units.get(UnitNames.key(name));
    }

    /** The same with other names of units. */
    public Mapping with(Map<String, String> names) {
        return new Mapping(target, fields, names);
    }

    /** Where the names of units come from, if the file has any. */
    public Optional<FieldSource> unitSource() {
        return target.fields().stream().filter(TargetField::isUnit).findFirst().flatMap(this::source);
    }
}
