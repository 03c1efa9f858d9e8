package plumbline.escalation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.NewWork;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/** Groups breaches that are not there yet by the escalation policy in force, as opening them would. */
@Component
class Forecast implements NewWork {

    private final EscalationPolicy policy;
    private final RuleSets ruleSets;
    private final Ladder ladder;
    private final JdbcClient jdbc;

    Forecast(EscalationPolicy policy, RuleSets ruleSets, Ladder ladder, JdbcClient jdbc) {
        this.policy = policy;
        this.ruleSets = ruleSets;
        this.ladder = ladder;
        this.jdbc = jdbc;
    }

    private record Group(StandardId standard, UnitId unit) {
    }

    private record Begun(int escalations, int breaches) {

        Begun and(Begun other) {
            return new Begun(escalations + other.escalations, breaches + other.breaches);
        }
    }

    @Override
    public List<AtTier> of(List<Opening> openings) {
        return of(policy.table(), openings, openGroups());
    }

    /** The same by any policy, as if nothing were open. */
    List<AtTier> anew(PolicyTable table, List<Opening> openings) {
        return of(table, openings, Set.of());
    }

    private List<AtTier> of(PolicyTable table, List<Opening> openings, Set<Group> open) {
        Map<StandardId, String> owners = ruleSets.inForce().standards().stream().collect(Collectors.toMap(Standard::id, Standard::ownerTier));
        Map<Boolean, List<Opening>> bySingle = openings.stream().collect(Collectors.partitioningBy(opening -> row(table, opening).single()));
        Map<Integer, Begun> tiers = new TreeMap<>();
        bySingle.get(true).forEach(opening -> tiers.merge(tier(table, opening, owners), new Begun(opening.breaches(), opening.breaches()), Begun::and));
        bySingle.get(false).stream().collect(Collectors.groupingBy(opening -> new Group(opening.standard(), opening.unit()))).forEach((group, cases) -> {
            Opening gravest = cases.stream().min(Comparator.comparing(Opening::severity)).orElseThrow();
            int breaches = cases.stream().mapToInt(Opening::breaches).sum();
            tiers.merge(tier(table, gravest, owners), new Begun(open.contains(group) ? 0 : 1, breaches), Begun::and);
        });
        return tiers.entrySet().stream().map(tier -> new AtTier(tier.getKey(), ladder.name(tier.getKey()), tier.getValue().escalations(),
                tier.getValue().breaches())).toList();
    }

    private static PolicyRow row(PolicyTable table, Opening opening) {
        return table.rowFor(opening.standard(), opening.severity(), opening.unit());
    }

    private int tier(PolicyTable table, Opening opening, Map<StandardId, String> owners) {
        return ladder.firstTier(row(table, opening), owners.getOrDefault(opening.standard(), ""));
    }

    private Set<Group> openGroups() {
        return new HashSet<>(jdbc.sql("select standard, unit from escalation where kind = 'SYSTEMIC' and state = 'OPEN'")
                .query((row, i) -> new Group(new StandardId(row.getString("standard")), new UnitId(row.getString("unit")))).list());
    }
}
