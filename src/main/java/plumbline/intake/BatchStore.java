package plumbline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.database.BulkCopy;
import plumbline.intake.mapping.SavedMapping;

/** Keeps batches and their faults. */
@Component
class BatchStore {

    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final Clock clock;

    BatchStore(JdbcClient jdbc, BulkCopy copy, Clock clock) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.clock = clock;
    }

    BatchId begin(String fileName, Recognised recognised, Actor actor) {
        SpooledFile file = recognised.file();
        SavedMapping mapping = recognised.mapping();
        return new BatchId(jdbc.sql("""
                insert into import_batch (file_name, format, mapping, sha256, bytes, state, started_at, started_by)
                values (?, ?, ?, ?, ?, 'RUNNING', ?, ?) returning id""")
                .params(Arrays.asList(fileName, recognised.format().code(), mapping == null ? null : mapping.id(), file.sha256(), file.bytes(), now(), actor.words()))
                .query(Long.class).single());
    }

    /** Begins a batch of a file whose header nobody has seen. */
    BatchId begin(String fileName, SpooledFile file, Actor actor) {
        return new BatchId(jdbc.sql("insert into import_batch (file_name, sha256, bytes, state, started_at, started_by) values (?, ?, ?, 'RUNNING', ?, ?) returning id")
                .params(fileName, file.sha256(), file.bytes(), now(), actor.words()).query(Long.class).single());
    }

    /** Has a batch wait until somebody has said what its columns mean. */
    void toBeMapped(BatchId id) {
        jdbc.sql("update import_batch set state = 'TO_BE_MAPPED', finished_at = ? where id = ?").params(now(), id.value()).update();
    }

    /** Puts down that a waiting batch is now read as a format; {@code false} when somebody else has done so already. */
    boolean mapped(BatchId id, Format format) {
        return jdbc.sql("update import_batch set state = 'RUNNING', format = ? where id = ? and state = 'TO_BE_MAPPED'").params(format.code(), id.value()).update() == 1;
    }

    /** Puts down by which mapping a batch is read. */
    void use(BatchId id, long mapping) {
        jdbc.sql("update import_batch set mapping = ? where id = ?").params(mapping, id.value()).update();
    }

    /** The mapping by which a batch is read, if it is a council's own file. */
    OptionalLong mapping(BatchId id) {
        return jdbc.sql("select mapping from import_batch where id = ? and mapping is not null").param(id.value()).query(Long.class).optional()
                .map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Takes a batch of which nothing is kept off the record. */
    void forget(BatchId id) {
        List.of("import_fault", "import_preview", "import_preview_person", "import_content")
                .forEach(table -> jdbc.sql("delete from " + table + " where batch = ?").param(id.value()).update());
        jdbc.sql("delete from import_batch where id = ? and state = 'RUNNING'").param(id.value()).update();
    }

    void finish(BatchId id, RowCounts counts, RowFaults faults) {
        put(id, Batch.State.IMPORTED, counts, faults);
        arrived(id, counts);
    }

    /** Keeps what came of reading a file of which no fact is kept. */
    void previewed(BatchId id, RowCounts counts, RowFaults faults) {
        put(id, Batch.State.PREVIEWED, counts, faults);
    }

    private void put(BatchId id, Batch.State state, RowCounts counts, RowFaults faults) {
        jdbc.sql("""
                update import_batch set state = ?, finished_at = ?, data_as_of = ?, rows_read = ?, accepted = ?,
                       unchanged = ?, duplicate = ?, rejected = ?, doubtful = ? where id = ?""")
                .params(state.name(), now(), counts.dataAsOf(), counts.rowsRead(), counts.rowsAccepted(), counts.rowsUnchanged(),
                        counts.rowsDuplicate(), counts.rowsRejected(), faults.doubtful(), id.value()).update();
        // A file that was looked at before has faults already; what stands against it may be another by now.
        jdbc.sql("delete from import_fault where batch = ?").param(id.value()).update();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Fault fault : faults.kept()) {
            rows.add(new Object[] {id.value(), rows.size() + 1, fault.row(), fault.column(), fault.value(), fault.expected(), fault.rejected(),
                    faults.unit(fault.row())});
        }
        copy.write("import_fault (batch, number, row_number, column_name, value, expected, row_rejected, unit)", rows);
    }

    /** Moves a batch from one state to another; {@code false} when somebody else has moved it already. */
    boolean move(BatchId id, Batch.State from, Batch.State to) {
        return jdbc.sql("update import_batch set state = ? where id = ? and state = ?").params(to.name(), id.value(), from.name()).update() == 1;
    }

    /** Puts down who decided about a batch, and why if it is withdrawn. */
    boolean decide(BatchId id, Batch.State from, Batch.State to, @Nullable String reason, Actor actor) {
        return jdbc.sql("update import_batch set state = ?, reason = ?, decided_at = ?, decided_by = ? where id = ? and state = ?")
                .params(Arrays.asList(to.name(), reason, now(), actor.words(), id.value(), from.name())).update() == 1;
    }

    /** Files that have waited to be accepted since before a moment. */
    List<BatchId> waitingSinceBefore(Instant moment) {
        return jdbc.sql("select id from import_batch where state in ('PREVIEWED', 'TO_BE_MAPPED') and finished_at < ?")
                .param(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC)).query((row, i) -> new BatchId(row.getLong("id"))).list();
    }

    /** Puts down which feeds came with a batch. */
    private void arrived(BatchId id, RowCounts counts) {
        Format format = batch(id).flatMap(Batch::format).orElseThrow();
        Map<String, Integer> feeds = new TreeMap<>();
        if (format.holdsManySorts()) {
            counts.parts().forEach((part, rows) -> feeds.put(format.code() + "/" + part, rows));
        } else {
            feeds.put(format.code(), counts.rowsRead() - counts.rowsRejected());
        }
        feeds.forEach((feed, rows) -> jdbc.sql("insert into feed_arrival (batch, feed, rows) values (?, ?, ?)").params(id.value(), feed, rows).update());
    }

    /** Ends a batch of which nothing was imported. */
    void refuse(BatchId id, String reason) {
        jdbc.sql("update import_batch set state = 'REFUSED', finished_at = ?, reason = ? where id = ?")
                .params(now(), reason, id.value()).update();
    }

    /** Records a file that was refused before its format was known. */
    BatchId refused(String fileName, Optional<Format> format, String reason, Actor actor) {
        return new BatchId(jdbc.sql("""
                insert into import_batch (file_name, format, sha256, bytes, state, started_at, finished_at, started_by, reason)
                values (?, ?, '', 0, 'REFUSED', ?, ?, ?, ?) returning id""")
                .params(fileName, format.map(Format::code).orElse(null), now(), now(), actor.words(), reason)
                .query(Long.class).single());
    }

    /** Batches whose service is gone: they hold no lock any more. */
    int markInterrupted(int lockSpace) {
        return jdbc.sql("""
                update import_batch set state = 'INTERRUPTED', finished_at = ?
                where state = 'RUNNING' and pg_try_advisory_xact_lock(?, id::int)""").params(now(), lockSpace).update();
    }

    /** The latest import of a content; there are several only when the earlier ones left rows out. */
    Optional<Batch> imported(String sha256) {
        return jdbc.sql("select * from import_batch where sha256 = ? and state = 'IMPORTED' order by id desc limit 1").param(sha256)
                .query(BatchStore::batch).optional();
    }

    Optional<Batch> batch(BatchId id) {
        return jdbc.sql("select * from import_batch where id = ?").param(id.value()).query(BatchStore::batch).optional();
    }

    List<Batch> latest(int howMany) {
        return jdbc.sql("select * from import_batch order by id desc limit ?").param(howMany).query(BatchStore::batch).list();
    }

    FaultPage faults(BatchId id, int page) {
        int kept = jdbc.sql("select count(*) from import_fault where batch = ?").param(id.value()).query(Integer.class).single();
        int pages = Math.max(1, (kept + FaultPage.SIZE - 1) / FaultPage.SIZE);
        int shown = Math.min(Math.max(1, page), pages);
        List<Fault> faults = jdbc.sql("""
                select * from import_fault where batch = ? order by row_number, number limit ? offset ?""")
                .params(id.value(), FaultPage.SIZE, (shown - 1) * FaultPage.SIZE)
                .query((row, i) -> new Fault(row.getLong("row_number"), row.getString("column_name"), row.getString("value"),
                        row.getString("expected"), row.getBoolean("row_rejected"))).list();
        return new FaultPage(faults, shown, pages, kept);
    }

    List<Feed> feeds() {
        Map<String, Batch> last = jdbc.sql("""
                select distinct on (format) * from import_batch where state = 'IMPORTED' order by format, finished_at desc, id desc""")
                .query(BatchStore::batch).list().stream()
                .collect(Collectors.toMap(batch -> batch.format().orElseThrow().code(), Function.identity()));
        List<Feed> feeds = new ArrayList<>();
        for (Format format : Format.values()) {
            Batch batch = last.get(format.code());
            feeds.add(batch == null ? new Feed(format, null, null, null)
                    : new Feed(format, batch.finishedAt(), batch.dataAsOf(), batch.id()));
        }
        return feeds;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Batch batch(ResultSet row, int index) throws SQLException {
        return new Batch(new BatchId(row.getLong("id")), row.getString("file_name"),
                Optional.ofNullable(row.getString("format")).flatMap(Format::coded), row.getString("sha256"), row.getLong("bytes"),
                Batch.State.valueOf(row.getString("state")), row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"), row.getString("started_by"), row.getObject("data_as_of", LocalDate.class),
                row.getInt("rows_read"), row.getInt("accepted"), row.getInt("unchanged"), row.getInt("duplicate"),
                row.getInt("rejected"), row.getInt("doubtful"), row.getString("reason"), instant(row, "decided_at"),
                row.getString("decided_by"), false);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
