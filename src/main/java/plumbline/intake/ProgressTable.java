package plumbline.intake;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps how far each import is where every node sees it, outside the import's own transaction. */
@Component
class ProgressTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    ProgressTable(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(manager);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Follows the reading of one batch. */
    ProgressWatch watch(BatchId id) {
        return new ProgressWatch(new ProgressWatch.Board() {
            @Override
            public Optional<String> put(Progress progress) {
                return ProgressTable.this.put(id, progress);
            }

            @Override
            public Optional<String> last() {
                return tooLateToCancel(id);
            }
        }, System::nanoTime);
    }

    void begin(BatchId id) {
        apart.executeWithoutResult(status ->
                jdbc.sql("insert into import_progress (batch) values (?) on conflict (batch) do update set rows_read = 0, per_mille = 0, rows_in_all = null, "
                        + "seconds_left = null, storing = false, cancelled_by = null").param(id.value()).update());
    }

    void end(BatchId id) {
        apart.executeWithoutResult(status -> jdbc.sql("delete from import_progress where batch = ?").param(id.value()).update());
    }

    /** Puts down how far it is and learns whether somebody has asked to stop it. */
    private Optional<String> put(BatchId id, Progress progress) {
        return Optional.ofNullable(apart.execute(status -> jdbc.sql("""
                update import_progress set rows_read = :rows, per_mille = :share, rows_in_all = :all, seconds_left = :left, storing = :storing
                where batch = :batch returning coalesce(cancelled_by, '') as cancelled_by""")
                .param("rows", progress.rows()).param("share", progress.percent() * 10).param("all", progress.rowsInAll())
                .param("left", progress.secondsLeft()).param("storing", progress.storing()).param("batch", id.value())
                .query(String.class).optional().orElse(""))).filter(by -> !by.isEmpty());
    }

    /**
     * From here on it cannot be stopped any more. In the import's own transaction: whoever asks in this moment waits until it is over, and
     * then hears that it is too late.
     */
    private Optional<String> tooLateToCancel(BatchId id) {
        return jdbc.sql("delete from import_progress where batch = ? returning coalesce(cancelled_by, '')").param(id.value()).query(String.class).optional()
                .filter(by -> !by.isEmpty());
    }

    /** Asks to stop it; {@code false} when it is over. */
    boolean cancel(BatchId id, String by) {
        return jdbc.sql("update import_progress set cancelled_by = coalesce(cancelled_by, ?) where batch = ?").params(by, id.value()).update() == 1;
    }

    Optional<Progress> of(BatchId id) {
        return jdbc.sql("select * from import_progress where batch = ?").param(id.value()).query((row, i) ->
                new Progress(row.getLong("rows_read"), row.getObject("rows_in_all", Long.class), row.getInt("per_mille") / 10,
                        row.getObject("seconds_left", Integer.class), row.getBoolean("storing"), row.getString("cancelled_by"))).optional();
    }

    /** Forgets what a crash left. */
    void forgetEnded() {
        jdbc.sql("delete from import_progress where batch not in (select id from import_batch where state = 'RUNNING')").update();
    }
}
