package plumbline.evaluation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.organisation.Organisation;
import plumbline.standards.RateCase;
import plumbline.standards.Tally;

/** Adds up the cases of rates for every unit and the units above it, and for every provider. */
@Component
class RateTallies {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    RateTallies(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** One tally for each standard and period that counted anything, for each unit it counted in at every level, and each provider. */
    List<Tally> of(EvaluationRun run) {
        RateSums sums = new RateSums(organisation.units());
        sums(run).query(row -> {
            sums.add(new RateSums.Counted(new StandardId(row.getString("standard")), new UnitId(row.getString("unit")), row.getString("period"),
                    row.getString("provider"), RateCase.Part.valueOf(row.getString("part"))), row.getInt("n"), row.getBigDecimal("added"));
        });
        return sums.tallies();
    }

    private JdbcClient.StatementSpec sums(EvaluationRun run) {
        return run.looksBack() ? jdbc.sql("""
                select standard, unit, period, provider, part, count(*) as n, coalesce(sum(value), 0) as added from rate_case
                where looking_back = ? group by standard, unit, period, provider, part""").param(run.id().value())
                : jdbc.sql("""
                select standard, unit, period, provider, part, sum(cases) as n, sum(added) as added from rate_tally
                group by standard, unit, period, provider, part having sum(cases) <> 0""");
    }

    /** Folds the changes of a run into one row for each sum. */
    void fold() {
        jdbc.sql("""
                with gone as (delete from rate_tally returning *)
                insert into rate_tally (standard, unit, period, provider, part, cases, added)
                select standard, unit, period, provider, part, sum(cases), sum(added) from gone
                group by standard, unit, period, provider, part having sum(cases) <> 0""").update();
    }
}
