package plumbline.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of drafted tables that somebody is typing. A half-typed row would make the draft wrong for everybody who writes in it, so it is kept beside
 * the draft, for its writer alone, until it is saved: leaving the page loses nothing, and neither does somebody else who saves the draft meanwhile.
 */
@Component
public class TypedRows {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_ROW = 400;
    private static final int MOST = 60;
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {
    };

    private final ChangeRequestTable requests;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    TypedRows(ChangeRequestTable requests, JdbcClient jdbc, Clock clock) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what is typed, whatever it says, in the place of what the same person typed into the same row before. */
    @Transactional
    public Attempt<TypedRow> keep(Actor actor, String reference, TypedTable table, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : table.fields()) {
            String value = typed.getOrDefault(field, "");
            if (value.length() > LONGEST || value.indexOf(0) >= 0) {
                return Attempt.invalid(field, "Write at most " + LONGEST + " letters, digits and signs.");
            }
            fields.put(field, value);
        }
        String row = table.row(typed);
        if (row.length() > LONGEST_ROW || row.indexOf(0) >= 0) {
            return Attempt.invalid("row", "There is no such row.");
        }
        return requests.called(reference).map(request -> keep(actor, request, new TypedRow(table, row, fields, clock.instant())))
                .orElseGet(() -> Attempt.notFound("There is no such change request."));
    }

    private Attempt<TypedRow> keep(Actor actor, ChangeRequest request, TypedRow typed) {
        if (!request.state().open()) {
            return Attempt.notNow("What was submitted cannot be changed. Take it back first.");
        }
        List<TypedRow> known = of(request, actor.username());
        if (known.size() >= MOST && known.stream().noneMatch(other -> other.table() == typed.table() && other.row().equals(typed.row()))) {
            return Attempt.notNow("You have typed " + MOST + " rows that are not saved. Save or discard some of them first.");
        }
        jdbc.sql("""
                insert into typed_row (change_request, form, row, username, fields, typed_at) values (?, ?, ?, ?, ?::jsonb, ?)
                on conflict (change_request, username, form, row) do update set fields = excluded.fields, typed_at = excluded.typed_at""")
                .params(request.id(), typed.table().address(), typed.row(), actor.username(), json.writeValueAsString(typed.fields()),
                        OffsetDateTime.ofInstant(typed.at(), ZoneOffset.UTC)).update();
        if (typed.table() == TypedTable.TARGETS && !typed.row().isEmpty()) {
            // What was typed before its standard was chosen is in it.
            forget(actor, request, typed.table(), "");
        }
        return Attempt.done(typed);
    }

    /** What somebody typed into a draft and has not saved, the latest first; nothing while it is no draft. */
    public List<TypedRow> of(ChangeRequest request, String username) {
        return !request.state().open() ? List.of()
                : jdbc.sql("select form, row, fields, typed_at from typed_row where change_request = ? and username = ? order by typed_at desc, form, row")
                        .params(request.id(), username).query(this::read).list();
    }

    /** The same of one table. */
    public List<TypedRow> of(ChangeRequest request, String username, TypedTable table) {
        return of(request, username).stream().filter(typed -> typed.table() == table).toList();
    }

    /** What somebody typed into one row. */
    public Optional<TypedRow> of(ChangeRequest request, String username, TypedTable table, String row) {
        return of(request, username, table).stream().filter(typed -> typed.row().equals(row)).findFirst();
    }

    /** Forgets what somebody typed into a row: it was saved, or is not wanted. */
    @Transactional
    public void forget(Actor actor, ChangeRequest request, TypedTable table, String row) {
        jdbc.sql("delete from typed_row where change_request = ? and username = ? and form = ? and row = ?")
                .params(request.id(), actor.username(), table.address(), row).update();
    }

    private TypedRow read(ResultSet row, int index) throws SQLException {
        return new TypedRow(TypedTable.at(row.getString("form")).orElseThrow(), row.getString("row"), json.readValue(row.getString("fields"), FIELDS),
                row.getObject("typed_at", OffsetDateTime.class).toInstant());
    }
}
