package plumbline.intake.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.facts.FactKind;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.intake.Format;
import plumbline.intake.ListedEvent;
import plumbline.intake.mapping.TargetField.Type;

/** Everything a row of a council's own file may be about. */
public final class Targets {

    private static final TargetField PERSON = new TargetField("person", "personref", "", Type.REFERENCE, true,
            List.of("person reference", "person id", "client id", "client number", "service user id", "customer id", "adult id", "citizen id", "resident id", "person number",
                    "mosaic id", "liquidlogic id", "la person unique identifier"));
    private static final TargetField TEAM = new TargetField("team", "team", "", Type.TEXT, false,
            List.of("team", "responsible team", "allocated team", "team name", "unit", "organisation unit"));
    private static final Map<String, Target> BY_CODE = new LinkedHashMap<>();

    static {
        Stream.of(ListedEvent.values()).map(ListedEvent::entity).distinct().map(Targets::ofEvents).forEach(Targets::add);
        RecordKinds.imported().stream().map(Targets::ofRecords).forEach(Targets::add);
        add(ofMeasures());
    }

    private Targets() {
    }

    private static void add(Target target) {
        BY_CODE.put(target.code(), target);
    }

    /** All of them. */
    public static List<Target> all() {
        return List.copyOf(BY_CODE.values());
    }

    /** The target with a code. */
    public static Optional<Target> coded(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static TargetField reference(String column, String kind) {
        return new TargetField("reference", column, "", Type.REFERENCE, true, List.of("reference", kind + " reference", kind + " id", kind + " number", "case reference",
                "case id", "case number", "record id", "id", "ref no", "unique id"));
    }

    private static Target ofRecords(RecordKind kind) {
        List<TargetField> fields = new ArrayList<>(List.of(reference("recordref", kind.name())));
        if (kind.person()) {
            fields.add(PERSON);
        }
        if (kind.about() != null) {
            fields.add(new TargetField("about", "about", "", Type.REFERENCE, !kind.person(), List.of(kind.about(), kind.about() + " reference", kind.about() + " id", kind.about() + " number")));
        }
        fields.add(TEAM);
        kind.fields().values().forEach(field -> fields.add(new TargetField(field.name(), UnknownTable.normalised(field.name()), "", type(field.type()), false, List.of(field.name()))));
        return new Target("record-list/" + kind.name(), new FactKind(kind.name()).title(), kind.name(), Format.RECORD_LIST, fields);
    }

    private static Type type(RecordKind.Type type) {
        return switch (type) {
            case DAY, MOMENT -> Type.DAY;
            case NUMBER -> Type.NUMBER;
            case YES_NO -> Type.YES_NO;
            case WORD -> Type.TEXT;
        };
    }

    private static Target ofEvents(String entity) {
        List<ListedEvent> events = Stream.of(ListedEvent.values()).filter(event -> event.entity().equals(entity)).toList();
        List<TargetField> fields = new ArrayList<>();
        if (events.get(0).needsReference()) {
            fields.add(reference("entityref", entity));
        }
        switch (events.get(0).about()) {
            case PERSON -> fields.add(PERSON);
            case LOCATION -> fields.add(new TargetField("location", "locationid", "", Type.REFERENCE, true, List.of("CQC location id", "location id", "location")));
            case PROVIDER -> { }
        }
        fields.add(new TargetField("team", "team", "", Type.TEXT, events.contains(ListedEvent.CASE_ALLOCATED), TEAM.phrases()));
        events.forEach(event -> fields.addAll(EventFields.of(event)));
        return new Target("event-list/" + entity, new FactKind(entity).title(), entity, Format.EVENT_LIST, fields);
    }

    private static Target ofMeasures() {
        List<TargetField> fields = new ArrayList<>();
        fields.add(new TargetField("standard", "standard", "", Type.TEXT, true, List.of("standard", "standard id", "indicator", "measure")));
        fields.add(new TargetField("period", "period", "", Type.TEXT, true, List.of("period", "month", "quarter", "year", "reporting period")));
        fields.add(TEAM);
        fields.add(new TargetField("provider", "provider", "", Type.REFERENCE, false, List.of("provider", "CQC provider id", "provider id")));
        fields.add(new TargetField("group", "group", "", Type.TEXT, false, List.of("group", "group of people", "disaggregation")));
        Map.of("value", List.of("value", "result", "actual", "outcome", "percentage", "rate"), "numerator", List.of("numerator"), "denominator", List.of("denominator", "base"),
                "target", List.of("target"), "baseline", List.of("baseline")).entrySet().stream().sorted(Map.Entry.<String, List<String>>comparingByKey().reversed())
                .forEach(number -> fields.add(new TargetField(number.getKey(), number.getKey(), "", Type.NUMBER, false, number.getValue())));
        return new Target("measure-list", "Measured value", "measure", Format.MEASURE_LIST, fields);
    }
}
