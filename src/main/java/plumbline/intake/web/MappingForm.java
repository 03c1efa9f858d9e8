package plumbline.intake.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.mapping.DateOrder;
import plumbline.intake.mapping.FieldSource;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.Proposal;
import plumbline.intake.mapping.Target;
import plumbline.intake.mapping.TargetField;
import plumbline.intake.mapping.Targets;

/** What a person chose on the mapping page: of each field its column, the words of every row, and how its days are written. */
record MappingForm(Map<String, String> values) {

    static final String COLUMN = "column-";
    static final String ALWAYS = "always-";
    static final String DATES = "dates-";

    /** A field's name as part of the names of its inputs. */
    static String part(TargetField field) {
        return field.name().replaceAll("[^\\p{L}\\p{Nd}]+", "-");
    }

    Optional<Target> target() {
        return Targets.coded(values.getOrDefault("target", ""));
    }

    String name() {
        return values.getOrDefault("name", "").strip();
    }

    /** Which unit each name means, empty where none was chosen. */
    Map<String, String> units() {
        return UnitQuestion.answers(values);
    }

    /** Whether columns were chosen, or only what a row is about. */
    boolean chosen() {
        return values.keySet().stream().anyMatch(name -> name.startsWith(COLUMN) || name.startsWith(ALWAYS));
    }

    /** The mapping that was chosen. Where the values of a column tell how its days are written, nobody needs to. */
    Mapping mapping(Target target, Proposal proposal) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        for (TargetField field : target.fields()) {
            String column = values.getOrDefault(COLUMN + part(field), "");
            String always = values.getOrDefault(ALWAYS + part(field), "").strip();
            if (!column.isEmpty() || !always.isEmpty() && field.type() == TargetField.Type.TEXT) {
                fields.put(field.name(), new FieldSource(column.isEmpty() ? null : column,
                        always.isEmpty() || field.type() != TargetField.Type.TEXT ? null : always, field.isDay() && !column.isEmpty() ? dates(field, column, proposal) : null));
            }
        }
        Map<String, String> units = new LinkedHashMap<>(units());
        units.values().removeIf(String::isEmpty);
        return new Mapping(target, fields, units);
    }

    private @Nullable DateOrder dates(TargetField field, String column, Proposal proposal) {
        Set<DateOrder> fitting = proposal.orders(column);
        String said = values.getOrDefault(DATES + part(field), "");
        return fitting.size() == 1 ? fitting.iterator().next()
                : Stream.of(DateOrder.values()).filter(order -> order.name().equals(said)).findFirst().orElse(null);
    }

    /** What was chosen, for the address of the page that shows it. */
    Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            boolean ours = Stream.of(COLUMN, ALWAYS, DATES, UnitQuestion.NAME, UnitQuestion.UNIT).anyMatch(name::startsWith) || Arrays.asList("target", "name").contains(name);
            if (ours && (!value.isEmpty() || name.startsWith(COLUMN))) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
