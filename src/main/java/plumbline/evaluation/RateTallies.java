package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.RateCase;
import plumbline.standards.Tally;

/** Adds up the cases of rates for every unit and the units above it, and for every provider. */
@Component
class RateTallies {

    private static final String PROVIDER = "PROVIDER";

    private final JdbcClient jdbc;
    private final Organisation organisation;

    RateTallies(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** What one tally is of; {@code provider} only for those of a provider. */
    private record Key(StandardId standard, UnitId unit, String level, String period, @Nullable String provider) {
    }

    private record Provided(StandardId standard, String period, String provider) {
    }

    /** One tally for each standard and period that counted anything, for each unit it counted in at every level, and each provider. */
    List<Tally> of(EvaluationRun run) {
        Map<UnitId, OrgUnit> units = new HashMap<>();
        organisation.units().forEach(unit -> units.put(unit.id(), unit));
        Map<Key, Sum> sums = new HashMap<>();
        Map<Provided, UnitId> answeringFor = new HashMap<>();
        sums(run).query(row -> {
            StandardId standard = new StandardId(row.getString("standard"));
            UnitId answering = new UnitId(row.getString("unit"));
            String period = row.getString("period");
            Part part = new Part(RateCase.Part.valueOf(row.getString("part")), row.getInt("n"), row.getBigDecimal("added"));
            for (OrgUnit unit = units.get(answering); unit != null; unit = unit.parent().map(units::get).orElse(null)) {
                add(sums, new Key(standard, unit.id(), unit.kind().name(), period, null), part);
            }
            String provider = row.getString("provider");
            if (provider != null) {
                // One tally a provider, whichever units its cases belong to: the first of them answers for it.
                UnitId first = answeringFor.computeIfAbsent(new Provided(standard, period, provider), unknown -> answering);
                add(sums, new Key(standard, first, PROVIDER, period, provider), part);
            }
        });
        List<Tally> tallies = new ArrayList<>();
        sums.forEach((key, sum) -> tallies.add(sum.tally(key)));
        return tallies;
    }

    private JdbcClient.StatementSpec sums(EvaluationRun run) {
        return run.looksBack() ? jdbc.sql("""
                select standard, unit, period, provider, part, count(*) as n, coalesce(sum(value), 0) as added from rate_case
                where looking_back = ? group by standard, unit, period, provider, part order by unit""").param(run.id().value())
                : jdbc.sql("""
                select standard, unit, period, provider, part, sum(cases) as n, sum(added) as added from rate_tally
                group by standard, unit, period, provider, part having sum(cases) <> 0 order by unit""");
    }

    /** Folds the changes of a run into one row for each sum. */
    void fold() {
        jdbc.sql("""
                with gone as (delete from rate_tally returning *)
                insert into rate_tally (standard, unit, period, provider, part, cases, added)
                select standard, unit, period, provider, part, sum(cases), sum(added) from gone
                group by standard, unit, period, provider, part having sum(cases) <> 0""").update();
    }

    private static void add(Map<Key, Sum> sums, Key key, Part part) {
        sums.computeIfAbsent(key, unknown -> new Sum()).add(part);
    }

    private record Part(RateCase.Part part, int cases, BigDecimal added) {
    }

    private static final class Sum {
        private int met;
        private int notMet;
        private int unknown;
        private BigDecimal added = BigDecimal.ZERO;

        void add(Part part) {
            added = added.add(part.added());
            switch (part.part()) {
                case MET -> met += part.cases();
                case NOT_MET -> notMet += part.cases();
                case UNKNOWN -> unknown += part.cases();
            }
        }

        Tally tally(Key key) {
            return new Tally(key.standard(), key.unit(), key.level(), met, met + notMet, unknown, key.period(), key.provider(), added);
        }
    }
}
