package plumbline.intake.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says what is missing in a mapping before it can be saved. */
public final class MappingCheck {

    public static final int LONGEST_NAME = 100;
    private static final int LONGEST_WORDS = 200;

    private MappingCheck() {
    }

    /** The problems by field; the field {@code name} is the mapping's own. */
    public static Map<String, String> problems(Mapping mapping, UnknownTable table, String name) {
        Map<String, String> problems = new LinkedHashMap<>();
        mapping.target().fields().forEach(field -> {
            FieldSource source = mapping.fields().get(field.name());
            if (source == null) {
                if (field.required()) {
                    problems.put(field.name(), "Choose the column that holds the " + field.phrases().get(0) + ".");
                }
            } else if (source.column() != null && !table.headings().contains(source.column())) {
                problems.put(field.name(), "The file has no column \"" + source.column() + "\". Choose one it has.");
            } else if (source.always() != null && source.always().length() > LONGEST_WORDS) {
                problems.put(field.name(), "Enter at most " + LONGEST_WORDS + " characters.");
            } else if (field.isDay() && source.column() != null && source.dates() == null) {
                problems.put(field.name(), "Choose how the days in this column are written: its values do not tell.");
            }
        });
        if (mapping.target().fields().stream().filter(TargetField::isDay).noneMatch(field -> mapping.source(field).isPresent())
                && mapping.target().fields().stream().anyMatch(field -> field.isDay() && !field.event().isEmpty())) {
            mapping.target().fields().stream().filter(TargetField::isDay).findFirst()
                    .ifPresent(field -> problems.putIfAbsent(field.name(), "Choose a column for at least one of the days."));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            problems.put("name", "Enter a name for files of this kind, at most " + LONGEST_NAME + " characters, for example \"Concerns from the case system\".");
        }
        return problems;
    }
}
