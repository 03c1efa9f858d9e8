package plumbline.studio;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody typed into a row of a drafted table and has not saved in it yet.
 *
 * @param row    which row of the table it is; empty for a new one
 * @param fields what was typed, by the names of the fields
 */
public record TypedRow(TypedTable table, String row, Map<String, String> fields, Instant at) {

    public TypedRow {
        fields = Map.copyOf(fields);
    }
}
