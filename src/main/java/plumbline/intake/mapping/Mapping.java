package plumbline.intake.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of one file mean.
 *
 * @param target what a row is about
 * @param fields where each field comes from, by its name; what is not in it is not read
 */
public record Mapping(Target target, Map<String, FieldSource> fields) {

    public Mapping {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Where a field comes from, if the file has it. */
    public Optional<FieldSource> source(TargetField field) {
        return Optional.ofNullable(fields.get(field.name()));
    }
}
