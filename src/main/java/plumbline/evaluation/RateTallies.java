package plumbline.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.RateCase;
import plumbline.standards.Tally;

/** Adds up the cases of rates for every unit and the units above it. */
@Component
class RateTallies {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    RateTallies(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** One tally for each standard that counted anything and each unit it counted in, at every level. */
    List<Tally> of(RunId run) {
        Map<UnitId, OrgUnit> units = new HashMap<>();
        organisation.units().forEach(unit -> units.put(unit.id(), unit));
        Map<StandardId, Map<UnitId, Sum>> sums = new HashMap<>();
        jdbc.sql("select standard, unit, part, count(*) as n from rate_case where run = ? group by standard, unit, part")
                .param(run.value())
                .query(row -> {
                    Map<UnitId, Sum> ofStandard = sums.computeIfAbsent(new StandardId(row.getString("standard")), id -> new HashMap<>());
                    RateCase.Part part = RateCase.Part.valueOf(row.getString("part"));
                    int n = row.getInt("n");
                    for (OrgUnit unit = units.get(new UnitId(row.getString("unit"))); unit != null;
                            unit = unit.parent().map(units::get).orElse(null)) {
                        ofStandard.computeIfAbsent(unit.id(), id -> new Sum()).add(part, n);
                    }
                });
        List<Tally> tallies = new ArrayList<>();
        sums.forEach((standard, ofStandard) -> ofStandard.forEach((unit, sum) ->
                tallies.add(new Tally(standard, unit, units.get(unit).kind().name(), sum.met, sum.met + sum.notMet, sum.unknown))));
        return tallies;
    }

    private static final class Sum {
        private int met;
        private int notMet;
        private int unknown;

        void add(RateCase.Part part, int n) {
            switch (part) {
                case MET -> met += n;
                case NOT_MET -> notMet += n;
                case UNKNOWN -> unknown += n;
            }
        }
    }
}
