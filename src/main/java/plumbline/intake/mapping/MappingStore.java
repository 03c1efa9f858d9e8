package plumbline.intake.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps mappings. One header has one mapping in use. */
@Component
public class MappingStore {

    private static final TypeReference<LinkedHashMap<String, FieldSource>> FIELDS = new TypeReference<>() { };

    private static final TypeReference<TreeMap<String, String>> UNITS = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    MappingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The mappings that files are recognised by, by name. */
    public List<SavedMapping> inUse() {
        // A kind of record may have gone since; a file of it is then one nobody has seen.
        return jdbc.sql("select * from import_mapping where retired_at is null order by lower(name)").query(this::saved).list().stream()
                .flatMap(List::stream).toList();
    }

    /** The mapping with an id, in use or not. */
    public SavedMapping withId(long id) {
        return jdbc.sql("select * from import_mapping where id = ?").param(id).query(this::saved).single().get(0);
    }

    /** The mapping with an id if it is in use. */
    public Optional<SavedMapping> inUse(long id) {
        return inUse().stream().filter(saved -> saved.id() == id).findFirst();
    }

    /** What stood, in files of this kind, where the name of a unit was expected and was none. */
    public List<String> unknownUnits(SavedMapping saved) {
        return saved.mapping().unitSource().map(FieldSource::column).map(column -> jdbc.sql("""
                select distinct f.value from import_fault f join import_batch b on b.id = f.batch join import_mapping m on m.id = b.mapping
                where m.header = ? and f.column_name = ? and f.row_rejected and f.value <> '' order by 1 limit 500""")
                .params(saved.header(), column).query(String.class).list()).orElse(List.of());
    }

    /** Whether another header has a mapping of that name. */
    public boolean nameTaken(String name, String header) {
        return jdbc.sql("select exists (select from import_mapping where lower(name) = lower(?) and header <> ? and retired_at is null)")
                .params(name, header).query(Boolean.class).single();
    }

    /** Puts a mapping into use in place of the one its header had. */
    public SavedMapping save(String name, String header, Mapping mapping, Actor actor) {
        jdbc.sql("update import_mapping set retired_at = ? where header = ? and retired_at is null").params(now(), header).update();
        Map<String, FieldSource> fields = mapping.fields();
        long id = jdbc.sql("insert into import_mapping (name, header, target, fields, units, saved_by, saved_at) values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) returning id")
                .params(name, header, mapping.target().code(), json.writeValueAsString(fields), json.writeValueAsString(mapping.units()), actor.words(), now()).query(Long.class).single();
        return withId(id);
    }

    /** Takes a mapping out of use; {@code null} when it is in use no more. */
    public @Nullable SavedMapping retire(long id) {
        boolean retired = jdbc.sql("update import_mapping set retired_at = ? where id = ? and retired_at is null").params(now(), id).update() == 1;
        return retired ? withId(id) : null;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<SavedMapping> saved(ResultSet row, int index) throws SQLException {
        Target target = Targets.coded(row.getString("target")).orElse(null);
        return target == null ? List.of() : List.of(new SavedMapping(row.getLong("id"), row.getString("name"), row.getString("header"),
                new Mapping(target, json.readValue(row.getString("fields"), FIELDS), json.readValue(row.getString("units"), UNITS)), row.getString("saved_by"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant()));
    }
}
