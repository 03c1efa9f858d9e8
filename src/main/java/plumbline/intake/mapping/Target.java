package plumbline.intake.mapping;

import java.util.List;
import java.util.Optional;
import plumbline.intake.Format;

/**
 * What a row of a file may be about: a kind of record, a sort of event, or a measured value.
 *
 * @param code   for example {@code record-list/complaint}
 * @param title  what people read
 * @param kind   the word for it in the list
 * @param format the list that such rows are read as
 */
public record Target(String code, String title, String kind, Format format, List<TargetField> fields) {

    public Target {
        fields = List.copyOf(fields);
    }

    /** The field of a name. */
    public Optional<TargetField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
