package plumbline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.organisation.OrgUnit;
import plumbline.standards.RateCase;
import plumbline.standards.Tally;

/** Adds cases of rates up for the unit they belong to, for each unit above it, and for the provider they are about. */
final class RateSums {

    private static final String PROVIDER = "PROVIDER";
    private static final BinaryOperator<UnitId> FIRST_BY_NAME = BinaryOperator.minBy(Comparator.comparing(UnitId::value));

    private final Map<UnitId, OrgUnit> units = new HashMap<>();
    private final Map<InUnit, Sum> inUnits = new HashMap<>();
    private final Map<OfProvider, Sum> ofProviders = new HashMap<>();
    /** One tally a provider, whichever units its cases belong to: one of them answers for it. */
    private final Map<OfProvider, UnitId> answering = new HashMap<>();

    RateSums(Collection<OrgUnit> units) {
        units.forEach(unit -> this.units.put(unit.id(), unit));
    }

    /** What cases that are added up together have in common. */
    record Counted(StandardId standard, UnitId unit, String period, @Nullable String provider, RateCase.Part part) {
    }

    private record InUnit(StandardId standard, String period, UnitId unit, String level) {
    }

    private record OfProvider(StandardId standard, String period, String provider) {
    }

    /** Adds one case. */
    void add(RateCase one) {
        add(new Counted(one.standard(), one.unit(), one.period(), one.provider(), one.part()), 1,
                one.value() == null ? BigDecimal.ZERO : one.value());
    }

    /** Adds several cases at once, with the sum of their values. */
    void add(Counted counted, int cases, BigDecimal added) {
        for (OrgUnit unit = units.get(counted.unit()); unit != null; unit = unit.parent().map(units::get).orElse(null)) {
            inUnits.computeIfAbsent(new InUnit(counted.standard(), counted.period(), unit.id(), unit.kind().name()), unknown -> new Sum())
                    .add(counted.part(), cases, added);
        }
        if (counted.provider() != null) {
            OfProvider provider = new OfProvider(counted.standard(), counted.period(), counted.provider());
            answering.merge(provider, counted.unit(), FIRST_BY_NAME);
            ofProviders.computeIfAbsent(provider, unknown -> new Sum()).add(counted.part(), cases, added);
        }
    }

    /** One tally for each standard and period that counted anything, for each unit it counted in at every level, and each provider. */
    List<Tally> tallies() {
        List<Tally> tallies = new ArrayList<>();
        inUnits.forEach((key, sum) -> tallies.add(sum.tally(key.standard(), key.unit(), key.level(), key.period(), null)));
        ofProviders.forEach((key, sum) -> tallies.add(sum.tally(key.standard(), answering.get(key), PROVIDER, key.period(), key.provider())));
        return tallies;
    }

    private static final class Sum {
        private int met;
        private int notMet;
        private int unknown;
        private BigDecimal added = BigDecimal.ZERO;

        void add(RateCase.Part part, int cases, BigDecimal value) {
            added = added.add(value);
            switch (part) {
                case MET -> met += cases;
                case NOT_MET -> notMet += cases;
                case UNKNOWN -> unknown += cases;
            }
        }

        Tally tally(StandardId standard, UnitId unit, String level, String period, @Nullable String provider) {
            return new Tally(standard, unit, level, met, met + notMet, unknown, period, provider, added);
        }
    }
}
