package plumbline.breaches.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.database.BulkCopy;
import plumbline.evaluation.TrialRun;
import plumbline.standards.Judgement;
import tools.jackson.databind.json.JsonMapper;

/** What the rules on trial say, kept while a what-if works. */
@Component
class TrialFindings {

    static final String TABLE = "impact_finding";
    /** Owns what is said of rates, as in the findings of runs. */
    private static final int RATES = -1;

    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final JsonMapper json;

    TrialFindings(JdbcClient jdbc, BulkCopy copy, JsonMapper json) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.json = json;
    }

    /** Keeps what is said by the standards that are asked about. */
    void keep(ImpactId id, Set<StandardId> asked, TrialRun.Part part) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        part.said().stream().filter(judgement -> asked.contains(judgement.standard())).forEach(judgement -> rows.add(row(id, part.rates(), judgement)));
        copy.write(TABLE + " (run, owner, standard, subject_kind, subject_ref, person_ref, period, unit, outcome, severity, deadline, open, explanation, used_values)", rows);
    }

    private @Nullable Object[] row(ImpactId id, boolean rate, Judgement judgement) {
        return new @Nullable Object[] {id, rate ? RATES : 0, judgement.standard(), judgement.subject().kind(), judgement.subject().ref(), judgement.subject().personRef(),
                judgement.period(), judgement.unit(), judgement.outcome(), judgement.severity(),
                judgement.deadline() == null ? null : judgement.deadline().at(), judgement.open(), judgement.explanation().text(),
                json.writeValueAsString(judgement.explanation().values())};
    }

    void forget(ImpactId id) {
        jdbc.sql("delete from impact_finding where run = ?").param(id.value()).update();
    }
}
