package plumbline.facts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Makes case records of rows. A field the kind does not know (any more) is left out. */
final class CaseRecords {

    /** What stands in a stored field when something happened on a day nobody recorded. */
    static final String NOT_RECORDED = "not recorded";

    private final AnsweringUnits.Lookup units;
    private final JsonMapper json = JsonMapper.shared();

    CaseRecords(AnsweringUnits.Lookup units) {
        this.units = units;
    }

    /** The record of a row; empty when its kind is not known any more. */
    Optional<CaseRecord> record(ResultSet row, @Nullable Person person) throws SQLException {
        Optional<RecordKind> kind = RecordKinds.named(row.getString("kind"));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        String own = row.getString("unit");
        UnitId unit = own == null && person != null ? person.unit() : units.orCouncil(own);
        return Optional.of(new CaseRecord(kind.get().name(), row.getString("ref"), person == null ? 0 : person.id(),
                person == null ? null : person.ref(), unit, row.getString("about"), values(kind.get(), row.getString("fields"))));
    }

    private Map<String, Object> values(RecordKind kind, String fields) {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser parser = json.createParser(fields)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                    RecordKind.Field field = kind.fields().get(parser.currentName());
                    parser.nextToken();
                    if (field != null) {
                        values.put(field.says(), value(field, parser.getString()));
                    }
                }
            }
        }
        return values;
    }

    private static Object value(RecordKind.Field field, String text) {
        if (field.isEvent() && text.equals(NOT_RECORDED)) {
            return CaseRecord.DAY_NOT_RECORDED;
        }
        return switch (field.type()) {
            case DAY -> LocalDate.parse(text);
            case MOMENT -> text.length() == 10 ? LocalDate.parse(text) : Instant.parse(text);
            case YES_NO -> text.equals("yes");
            case NUMBER -> new BigDecimal(text);
            case WORD -> text;
        };
    }
}
