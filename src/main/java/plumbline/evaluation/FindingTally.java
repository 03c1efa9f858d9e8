package plumbline.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;

/** How many findings hold of each outcome, kept by adding what changes, so that the end of a run counts nothing again. */
@Component
class FindingTally {

    private final JdbcClient jdbc;
    private final BulkCopy copy;

    FindingTally(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** How many more, or fewer, hold than before. */
    static final class Change {
        private record Key(String standard, String outcome) {
        }

        private final Map<Key, Integer> changes = new HashMap<>();

        void add(String standard, String outcome, int findings) {
            changes.merge(new Key(standard, outcome), findings, Integer::sum);
        }
    }

    /** Adds a change in the transaction that stores and ends the findings. */
    void put(Change change) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        change.changes.forEach((key, findings) -> {
            if (findings != 0) {
                rows.add(new @Nullable Object[] {key.standard(), key.outcome(), findings});
            }
        });
        copy.write("finding_tally (standard, outcome, findings)", rows);
    }

    /** Puts down for good how many findings of each outcome a run left, also of those that are fine. */
    void put(EvaluationRun run) {
        if (run.looksBack()) {
            jdbc.sql("""
                    insert into evaluation_count (run, standard, outcome, findings)
                    select run, standard, outcome, count(*) from run_finding where run = ? group by run, standard, outcome""")
                    .param(run.id().value()).update();
            return;
        }
        jdbc.sql("""
                with gone as (delete from finding_tally returning *)
                insert into finding_tally (standard, outcome, findings)
                select standard, outcome, sum(findings) from gone group by standard, outcome having sum(findings) <> 0""").update();
        jdbc.sql("insert into evaluation_count (run, standard, outcome, findings) select ?, standard, outcome, findings from finding_tally")
                .param(run.id().value()).update();
    }
}
