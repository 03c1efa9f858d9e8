package plumbline.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.intake.words.ListedField;
import plumbline.intake.words.ListedFields;

/** The fields whose values readers look up on a list, each with the comparison of its reader. Published files of national bodies are in no words of the council's. */
@Configuration
class KnownLists {

    private static final String ENTITY = "";
    private static final String RECORD_KIND = "";
    private static final String REASON = "reason";
    private static final Map<String, ListedField> OF_CLIENT_LEVEL_DATA = ofClientLevelData();
    private static final Map<String, ListedField> OF_RECORDS = ofRecords();
    private static final Map<String, ListedField> OF_EVENTS = ofEvents();

    /** All of them, as the tables of words name them. */
    static final ListedFields ALL = new ListedFields(Stream.of(OF_CLIENT_LEVEL_DATA, OF_RECORDS, OF_EVENTS).map(Map::values).flatMap(Collection::stream).toList());

    @Bean
    static ListedFields listedFields() {
        return ALL;
    }

    /** The listed fields of client level data, by the normalised name of their column. */
    static Map<String, ListedField> clientLevelData() {
        return OF_CLIENT_LEVEL_DATA;
    }

    /** What kind of record a row of a record list is. */
    static ListedField recordKind() {
        return of(OF_RECORDS, RECORD_KIND);
    }

    /** A field of a kind of record; {@code null} when it takes no words. */
    static @Nullable ListedField ofRecord(RecordKind kind, RecordKind.Field field) {
        return OF_RECORDS.get(kind.name() + "/" + field.name());
    }

    /** What a row of an event list is about. */
    static ListedField entityType() {
        return of(OF_EVENTS, ENTITY);
    }

    /** What may happen to an entity; {@code null} when there is no such entity. */
    static @Nullable ListedField eventType(String entity) {
        return entityType().value(entity).map(OF_EVENTS::get).orElse(null);
    }

    /** Why somebody's clock is held. */
    static ListedField reasonOfPause() {
        return of(OF_EVENTS, REASON);
    }

    private static ListedField of(Map<String, ListedField> fields, String key) {
        return Optional.ofNullable(fields.get(key)).orElseThrow();
    }

    private static Map<String, ListedField> ofClientLevelData() {
        ClientLevelDataValues values = new ClientLevelDataValues();
        Map<String, ListedField> fields = new LinkedHashMap<>();
        values.fields().forEach(column -> fields.put(column, new ListedField("client level data: " + values.title(column).toLowerCase(Locale.ROOT), Format.CLIENT_LEVEL_DATA,
                values.values(column), written -> values.meant(column, written))));
        fields.put("reviewreason", new ListedField("client level data: review reason", Format.CLIENT_LEVEL_DATA, List.of("Planned", "Unplanned", "Review of short term support"),
                written -> ClientLevelEvent.reviewKind(written).equals("UNKNOWN") ? null : written));
        return fields;
    }

    private static Map<String, ListedField> ofRecords() {
        Map<String, ListedField> fields = new LinkedHashMap<>();
        fields.put(RECORD_KIND, new ListedField("record list: record kind", Format.RECORD_LIST, RecordKinds.imported().stream().map(RecordKind::name).sorted().toList(),
                written -> RecordKindNames.named(written).map(RecordKind::name).orElse(null)));
        for (RecordKind kind : RecordKinds.imported()) {
            kind.fields().values().stream().filter(field -> field.type() == RecordKind.Type.WORD || field.type() == RecordKind.Type.YES_NO)
                    .forEach(field -> fields.put(kind.name() + "/" + field.name(), new ListedField("record list: " + field.name() + " of " + kind.name(), Format.RECORD_LIST,
                            field.type() == RecordKind.Type.YES_NO ? List.of("yes", "no") : field.choices(), written -> RecordValue.read(field, written).stored())));
        }
        return fields;
    }

    private static Map<String, ListedField> ofEvents() {
        Map<String, List<String>> events = new LinkedHashMap<>();
        Stream.of(ListedEvent.values()).forEach(event -> events.computeIfAbsent(event.entity(), first -> new ArrayList<>()).add(event.event()));
        Map<String, ListedField> fields = new LinkedHashMap<>();
        fields.put(ENTITY, simple("event list: entity type", events.keySet()));
        events.forEach((entity, ofEntity) -> fields.put(entity, simple("event list: event type of " + entity, new LinkedHashSet<>(ofEntity))));
        fields.put(REASON, simple("event list: reason of pause", EventListRow.REASONS));
        return fields;
    }

    private static ListedField simple(String name, Collection<String> values) {
        return new ListedField(name, Format.EVENT_LIST, List.copyOf(values), written -> values.contains(ListedEvent.words(written)) ? ListedEvent.words(written) : null);
    }
}
