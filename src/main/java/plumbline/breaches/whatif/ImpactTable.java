package plumbline.breaches.whatif;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.whatif.Impact.State;
import plumbline.core.StandardId;
import plumbline.evaluation.RunId;
import plumbline.standards.AsAt;

/** Where a what-if is put down, from its start to its end. Each step is its own short transaction, so that everybody sees how far it is. */
@Component
class ImpactTable {

    private final JdbcClient jdbc;

    ImpactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Impact impact) {
        jdbc.sql("""
                insert into impact (id, content_hash, base_version, run, as_at, new_facts, of_facts, state, started_by, started_at, touched_at)
                values (?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?)""")
                .params(Arrays.asList(impact.id().value(), impact.contentHash(), impact.baseVersion(), impact.run() == null ? null : impact.run().value(),
                        utc(impact.asAt().instant()), impact.newFacts(), impact.ofFacts(), impact.startedBy(), utc(impact.startedAt()), utc(impact.startedAt()))).update();
    }

    void reaches(ImpactId id, Collection<StandardId> standards) {
        jdbc.sql("update impact set standards = ? where id = ?")
                .params(standards.stream().sorted().map(StandardId::value).toArray(String[]::new), id.value()).update();
    }

    /** What was looked at, once it is known what came of it. */
    void tells(ImpactId id, String words) {
        jdbc.sql("update impact set of_facts = ? where id = ?").params(words, id.value()).update();
    }

    /** Of all standards that were judged it reaches those of which anything is said otherwise. */
    void reachesWhatDiffers(ImpactId id) {
        jdbc.sql("""
                update impact set standards = array(
                    select standard from impact_case where impact = :id union select standard from impact_rate where impact = :id
                    union select standard from impact_outcome where impact = :id and before <> after order by 1) where id = :id""").param("id", id.value()).update();
    }

    /** One part more is done. @return whether to go on */
    boolean oneMore(ImpactId id, int parts, Instant now) {
        return jdbc.sql("update impact set parts = ?, parts_done = parts_done + 1, touched_at = ? where id = ? and state = 'RUNNING'")
                .params(parts, utc(now), id.value()).update() == 1;
    }

    /** Ends one that is working. @return whether it was */
    boolean end(ImpactId id, State state, @Nullable String problem, Instant now) {
        return jdbc.sql("update impact set state = ?, problem = ?, ended_at = ? where id = ? and state = 'RUNNING'")
                .params(Arrays.asList(state.name(), problem, utc(now), id.value())).update() == 1;
    }

    /** Those that nothing has been heard of since a moment: their node is no more. */
    List<ImpactId> silentSince(Instant moment) {
        return jdbc.sql("select id from impact where state = 'RUNNING' and touched_at < ?").param(utc(moment))
                .query((row, i) -> new ImpactId(row.getObject("id", UUID.class))).list();
    }

    Optional<Impact> find(ImpactId id) {
        return jdbc.sql("select * from impact where id = ?").param(id.value()).query(ImpactTable::impact).optional();
    }

    /** The latest one of the same content. */
    Optional<Impact> latest(String contentHash) {
        return jdbc.sql("select * from impact where content_hash = ? order by started_at desc limit 1").param(contentHash)
                .query(ImpactTable::impact).optional();
    }

    static Impact impact(ResultSet row, int index) throws SQLException {
        UUID run = row.getObject("run", UUID.class);
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Impact(new ImpactId(row.getObject("id", UUID.class)), row.getString("content_hash"), row.getInt("base_version"),
                standards(row.getArray("standards")), run == null ? null : new RunId(run), new AsAt(instant(row, "as_at")), row.getInt("new_facts"),
                State.valueOf(row.getString("state")), row.getInt("parts"), row.getInt("parts_done"), row.getString("started_by"),
                instant(row, "started_at"), ended == null ? null : ended.toInstant(), row.getString("of_facts"), row.getString("problem"));
    }

    private static List<StandardId> standards(Array ids) throws SQLException {
        return Stream.of((String[]) ids.getArray()).map(StandardId::new).toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
