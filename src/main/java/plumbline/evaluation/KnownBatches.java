package plumbline.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** The files each of some runs was the first to know, in their order; a run that knew no more than those before it is left out. */
    Map<RunId, List<Long>> firstKnown(Collection<RunId> runs) {
        Map<RunId, List<Long>> known = new HashMap<>();
        jdbc.sql("select run, batch from evaluation_batch where run = any (?) order by batch").param(runs.stream().map(RunId::value).toArray(UUID[]::new))
                .query(row -> {
                    known.computeIfAbsent(new RunId(row.getObject("run", UUID.class)), run -> new ArrayList<>()).add(row.getLong("batch"));
                });
        return known;
    }
}
