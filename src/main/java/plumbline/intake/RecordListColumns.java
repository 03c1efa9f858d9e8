package plumbline.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/** Where the columns of one record list are, and which field of a kind each of them holds. */
final class RecordListColumns {

    private static final List<String> ABOUT_THE_RECORD = List.of("recordkind", "recordref", "personref", "about", "team");

    /** Every column a list may have: those of each record, and one for each field of any kind. */
    static final Set<String> KNOWN = Stream.concat(ABOUT_THE_RECORD.stream(),
            RecordKinds.imported().stream().flatMap(kind -> kind.fields().keySet().stream()).map(CsvTable::normalised))
            .collect(Collectors.toUnmodifiableSet());

    private final CsvTable table;
    private final List<Integer> fieldColumns = new ArrayList<>();
    private final Map<String, List<RecordKind.@Nullable Field>> fieldsOfKinds = new HashMap<>();

    RecordListColumns(CsvTable table) {
        this.table = table;
        for (int i = 0; i < table.headings().size(); i++) {
            String name = table.columns().get(i);
            if (!ABOUT_THE_RECORD.contains(name)) {
                fieldColumns.add(i);
            }
        }
    }

    int kind() {
        return table.position("recordkind");
    }

    int ref() {
        return table.position("recordref");
    }

    int person() {
        return table.position("personref");
    }

    int about() {
        return table.position("about");
    }

    int team() {
        return table.position("team");
    }

    /** The columns that hold fields. */
    List<Integer> fieldColumns() {
        return Collections.unmodifiableList(fieldColumns);
    }

    /** The field of a kind that the column holds, by the column's place among {@link #fieldColumns}; {@code null} when the kind has no such field. */
    RecordKind.@Nullable Field field(RecordKind kind, int place) {
        return fieldsOfKinds.computeIfAbsent(kind.name(), name -> fieldsOf(kind)).get(place);
    }

    private List<RecordKind.@Nullable Field> fieldsOf(RecordKind kind) {
        Map<String, RecordKind.Field> byColumn = new HashMap<>();
        kind.fields().values().forEach(field -> byColumn.put(CsvTable.normalised(field.name()), field));
        List<RecordKind.@Nullable Field> fields = new ArrayList<>();
        fieldColumns.forEach(column -> fields.add(byColumn.get(table.columns().get(column))));
        return fields;
    }
}
