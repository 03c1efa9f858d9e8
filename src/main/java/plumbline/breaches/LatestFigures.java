package plumbline.breaches;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.evaluation.DataAge;
import plumbline.evaluation.DataAges;
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
    private final DataAges ages;
    private final Clock clock;

    LatestFigures(EvaluationRuns runs, Findings findings, JdbcClient jdbc, DataAges ages, Clock clock) {
        this.ages = ages;
        this.clock = clock;
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
        Map<StandardId, DataAge> known = ages.at(clock.instant());
        Map<StandardId, Figures> figures = new TreeMap<>();
        findings.counts(run.get().id()).forEach((standard, counts) ->
                figures.put(standard, new Figures(run.get().asAt().instant(), counts, open.getOrDefault(standard, 0),
                        age(known.getOrDefault(standard, new DataAge(null, List.of()))))));
        return figures;
    }

    private static Age age(DataAge age) {
        return new Age(age.words(), age.troubles());
    }

    private Map<StandardId, Integer> openBreaches() {
        Map<StandardId, Integer> open = new TreeMap<>();
        jdbc.sql("select standard, count(*) as n from breach where state = 'OPEN' group by standard").query(row -> {
            open.put(new StandardId(row.getString("standard")), row.getInt("n"));
        });
        return open;
    }
}
