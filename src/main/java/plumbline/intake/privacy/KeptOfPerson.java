package plumbline.intake.privacy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every table that points at a person. Which these are is asked of the database, so that a table that is added later is not
 * forgotten. What facts said before they were changed, and whom files that wait speak of, is found by what is in it.
 */
@Component
class KeptOfPerson implements SubjectAccess {

    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {
    };

    /** Columns that point at a person by key, and columns that hold a reference; ready to be put into a statement. */
    private static final String COLUMNS = """
            select quote_ident(t.relname) as of_table, quote_ident(a.attname) as of_column, k.oid is not null as by_key
            from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
            left join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' and k.confrelid = 'person'::regclass and k.conkey = array[a.attnum]
            where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
              and (k.oid is not null or a.attname = 'person_ref') order by 1, 2""";

    /** What a fact said before a file changed it names its person inside what is kept. */
    private static final String EARLIER = """
            select to_jsonb(kept) #- '{image,nhs_digest}' as kept from fact_before kept
            where kept.fact_table = 'person' and (kept.key ->> 'id')::bigint = any (:people)
               or jsonb_exists(kept.image, 'person_id') and (kept.image ->> 'person_id')::bigint = any (:people)
            order by kept.id""";

    /** One person may have been recorded as several, each pointing at the one they are. */
    private static final String PEOPLE = """
            with named as (
                select coalesce(p.same_as, p.id) as id from person p
                where p.ref = :ref or p.id in (select person_id from person_identifier where local_id = :ref))
            select p.id, p.ref from person p join named n on p.id = n.id or p.same_as = n.id order by p.same_as nulls first, p.id""";

    private record Column(String table, String name, boolean byKey) {
    }

    private record Known(long id, String ref) {
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    /** All tables as they are at one moment. */
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final Clock clock;

    KeptOfPerson(JdbcClient jdbc, JsonMapper json, AuditTrail audit, PlatformTransactionManager transactions, Clock clock) {
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.reading.setReadOnly(true);
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Attempt<PersonExport> export(String reference, String reason, Actor actor) {
        String asked = reference.strip();
        String why = reason.strip();
        if (FreeText.emptyOrTooLong(why)) {
            return Attempt.invalid("reason", "Enter what it is for, in at most " + FreeText.LONGEST + " characters, for example the number of the request.");
        }
        PersonExport export = reading.execute(status -> read(asked));
        if (export == null) {
            return Attempt.invalid("reference", "Nobody has this reference. Enter it as the case system writes it.");
        }
        // Nothing is handed out before the trail has it, which goes on from what is written now.
        writing.executeWithoutResult(status ->
                audit.record(actor, "personal data exported", "person", export.person(), export.rows() + " rows: " + why));
        return Attempt.done(export);
    }

    private @Nullable PersonExport read(String reference) {
        List<Known> people = jdbc.sql(PEOPLE).param("ref", reference.replace("\0", "")).query(Known.class).list();
        return people.isEmpty() ? null : new PersonExport(people.get(0).ref(), clock.instant(), kept(people));
    }

    private Map<String, List<Map<String, Object>>> kept(List<Known> people) {
        Map<String, List<Map<String, Object>>> kept = new TreeMap<>();
        kept.put("person", rows("person", "id", true, people));
        for (Column column : jdbc.sql(COLUMNS).query((row, i) -> new Column(row.getString("of_table"), row.getString("of_column"), row.getBoolean("by_key"))).list()) {
            List<Map<String, Object>> rows = rows(column.table(), column.name(), column.byKey(), people);
            if (!rows.isEmpty() && !column.table().equals("person")) {
                kept.computeIfAbsent(column.table(), first -> new ArrayList<>()).addAll(rows);
            }
        }
        keep(kept, "fact_before", jdbc.sql(EARLIER).param("people", people.stream().map(Known::id).toArray(Long[]::new)));
        keep(kept, "import_preview_person", jdbc.sql("select to_jsonb(kept) as kept from import_preview_person kept where kept.ref = any (:people)")
                .param("people", people.stream().map(Known::ref).toArray(String[]::new)));
        return kept;
    }

    private void keep(Map<String, List<Map<String, Object>>> kept, String table, JdbcClient.StatementSpec statement) {
        List<Map<String, Object>> rows = read(statement);
        if (!rows.isEmpty()) {
            kept.put(table, rows);
        }
    }

    private List<Map<String, Object>> read(JdbcClient.StatementSpec statement) {
        return statement.query((row, i) -> json.readValue(row.getString("kept"), ROW)).list();
    }

    /** @param table and column as the database's catalogue names them, never anything a person typed */
    private List<Map<String, Object>> rows(String table, String column, boolean byKey, List<Known> people) {
        return read(jdbc.sql("select to_jsonb(kept) - 'nhs_digest' as kept from " + table + " kept where kept." + column + " = any (:people)")
                .param("people", byKey ? people.stream().map(Known::id).toArray(Long[]::new) : people.stream().map(Known::ref).toArray(String[]::new)));
    }
}
