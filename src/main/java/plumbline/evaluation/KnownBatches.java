package plumbline.evaluation;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.intake.FactsChanged;

/** Keeps which files each run was the first to know. */
@Component
class KnownBatches {

    private final JdbcClient jdbc;

    KnownBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction of the import, so that a batch is known exactly when its facts are. */
    @EventListener
    void imported(FactsChanged facts) {
        jdbc.sql("insert into evaluation_batch (batch) values (?) on conflict do nothing").param(facts.batch()).update();
    }

    /** The run is the first to know what no run has known yet. */
    void firstKnownTo(RunId run) {
        jdbc.sql("update evaluation_batch set run = ? where run is null").param(run.value()).update();
    }

    List<Long> firstKnown(RunId run) {
        return jdbc.sql("select batch from evaluation_batch where run = ? order by batch").param(run.value()).query(Long.class).list();
    }
}
