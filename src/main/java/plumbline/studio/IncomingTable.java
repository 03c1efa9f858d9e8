package plumbline.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Reads and writes what rules folders from elsewhere brought, and what was chosen. */
@Component
class IncomingTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    IncomingTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(String subject, IncomingChange.Text text) {
    }

    private record Chosen(String subject, IncomingChoice choice, String by) {
    }

    void put(UUID request, List<IncomingChange> changes) {
        for (IncomingChange change : changes) {
            change.texts().forEach(text -> jdbc.sql("""
                    insert into change_request_incoming (change_request, path, subject, incoming_path, before, incoming, own) values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(request, text.path(), change.subject(), text.incomingPath(), text.before(), text.incoming(), text.own()).update());
        }
    }

    /** What a change request was begun with, by subject; nothing for one that was not begun with a folder. */
    List<IncomingChange> of(UUID request) {
        Map<String, Chosen> chosen = jdbc.sql("select subject, choice, chosen_by from change_request_incoming_choice where change_request = ?").param(request)
                .query((row, i) -> new Chosen(row.getString("subject"), IncomingChoice.valueOf(row.getString("choice")), row.getString("chosen_by"))).list().stream()
                .collect(Collectors.toMap(Chosen::subject, each -> each));
        Map<String, List<Row>> rows = jdbc.sql("select * from change_request_incoming where change_request = ? order by subject, path").param(request)
                .query(IncomingTable::row).list().stream().collect(Collectors.groupingBy(Row::subject, TreeMap::new, Collectors.toList()));
        List<IncomingChange> changes = new ArrayList<>();
        rows.forEach((subject, texts) -> {
            @Nullable Chosen choice = chosen.get(subject);
            changes.add(new IncomingChange(subject, texts.stream().map(Row::text)
                    .sorted(Comparator.comparing((IncomingChange.Text text) -> !text.path().endsWith(StandardFiles.RULES))).toList(),
                    choice == null ? null : choice.choice(), choice == null ? null : choice.by()));
        });
        return changes;
    }

    void choose(UUID request, String subject, IncomingChoice choice, Actor actor) {
        jdbc.sql("""
                insert into change_request_incoming_choice (change_request, subject, choice, chosen_by, chosen_at) values (?, ?, ?, ?, ?)
                on conflict (change_request, subject) do update set choice = excluded.choice, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at""")
                .params(request, subject, choice.name(), actor.words(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(row.getString("subject"), new IncomingChange.Text(row.getString("path"), row.getString("incoming_path"), row.getString("before"),
                row.getString("incoming"), row.getString("own")));
    }
}
