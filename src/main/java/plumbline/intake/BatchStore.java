package plumbline.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.intake.mapping.SavedMapping;

/** Keeps batches and what became of them. */
@Component
class BatchStore {

    private final JdbcClient jdbc;
    private final BatchFaults kept;
    private final WordsOfImports words;
    private final FeedArrivals arrivals;
    private final Clock clock;

    BatchStore(JdbcClient jdbc, BatchFaults kept, WordsOfImports words, FeedArrivals arrivals, Clock clock) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.words = words;
        this.arrivals = arrivals;
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

    void finish(BatchId id, ImportWork work) {
        put(id, Batch.State.IMPORTED, work);
        arrivals.put(id, batch(id).flatMap(Batch::format).orElseThrow(), work.counts());
    }

    /** Keeps what came of reading a file of which no fact is kept. */
    void previewed(BatchId id, ImportWork work) {
        put(id, Batch.State.PREVIEWED, work);
    }

    private void put(BatchId id, Batch.State state, ImportWork work) {
        RowCounts counts = work.counts();
        jdbc.sql("""
                update import_batch set state = ?, finished_at = ?, data_as_of = ?, rows_read = ?, accepted = ?,
                       unchanged = ?, duplicate = ?, rejected = ?, doubtful = ?, words = ? where id = ?""")
                .params(state.name(), now(), counts.dataAsOf(), counts.rowsRead(), counts.rowsAccepted(), counts.rowsUnchanged(),
                        counts.rowsDuplicate(), counts.rowsRejected(), work.faults().doubtful(), work.words().hash(), id.value()).update();
        kept.put(id, work.faults());
        words.put(id, work.words());
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

    /** Batches that are being read, as far as the record knows. */
    List<BatchId> running() {
        return jdbc.sql("select id from import_batch where state = 'RUNNING'").query((row, i) -> new BatchId(row.getLong("id"))).list();
    }

    /** Those of some batches whose service is gone: they hold no lock any more. */
    int markInterrupted(List<BatchId> some, int lockSpace) {
        return some.stream().mapToInt(id -> jdbc.sql("""
                update import_batch set state = 'INTERRUPTED', finished_at = ?
                where id = ? and state = 'RUNNING' and pg_try_advisory_xact_lock(?, id::int)""").params(now(), id.value(), lockSpace).update()).sum();
    }

    /** The latest import of a content; there are several only when the earlier ones left rows out. */
    Optional<Batch> imported(String sha256) {
        return jdbc.sql("select * from import_batch where sha256 = ? and state = 'IMPORTED' order by id desc limit 1").param(sha256)
                .query(BatchRow::read).optional();
    }

    /**
     * The import that a file would only repeat: of the same content, of which nothing was left out, and read by the same meaning of its columns, the same
     * names of units and the same words of the council. Once somebody has said otherwise what they mean, the same content is no longer the same facts.
     */
    Optional<Batch> repeatedBy(Recognised recognised) {
        OptionalLong mapping = recognised.mapping() == null ? OptionalLong.empty() : OptionalLong.of(recognised.mapping().id());
        return imported(recognised.file().sha256()).filter(before -> before.rejected() == 0 && mapping(before.id()).equals(mapping)
                && wordsOf(before.id()).equals(words.inForce(recognised.format()).hash()));
    }

    private String wordsOf(BatchId id) {
        return jdbc.sql("select words from import_batch where id = ?").param(id.value()).query(String.class).single();
    }

    Optional<Batch> batch(BatchId id) {
        return jdbc.sql("select * from import_batch where id = ?").param(id.value()).query(BatchRow::read).optional();
    }

    List<Batch> latest(int howMany) {
        return jdbc.sql("select * from import_batch order by id desc limit ?").param(howMany).query(BatchRow::read).list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
