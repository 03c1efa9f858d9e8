package plumbline.breaches;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.Findings;
import plumbline.standards.StandardFigures;

/** What the latest run found and what is open, for the pages of the standards. */
@Component
class LatestFigures implements StandardFigures {

    private final EvaluationRuns runs;
    private final Findings findings;
    private final JdbcClient jdbc;

    LatestFigures(EvaluationRuns runs, Findings findings, JdbcClient jdbc) {
        this.runs = runs;
        this.findings = findings;
        this.jdbc = jdbc;
    }

    @Override
    public Map<StandardId, Figures> latest() {
        Optional<EvaluationRun> run = runs.lastCompleted();
        if (run.isEmpty()) {
            return Map.of();
        }
        Map<StandardId, Integer> open = openBreaches();
        Map<StandardId, Figures> figures = new TreeMap<>();
        findings.counts(run.get().id()).forEach((standard, counts) ->
                figures.put(standard, new Figures(run.get().asAt().instant(), counts, open.getOrDefault(standard, 0))));
        return figures;
    }

    private Map<StandardId, Integer> openBreaches() {
        Map<StandardId, Integer> open = new TreeMap<>();
        jdbc.sql("select standard, count(*) as n from breach where state = 'OPEN' group by standard").query(row -> {
            open.put(new StandardId(row.getString("standard")), row.getInt("n"));
        });
        return open;
    }
}
