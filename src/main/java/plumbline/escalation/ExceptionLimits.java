package plumbline.escalation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.Ladder.Place;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/** How long a pause or a waiver may last and who approves it: never below the tier that the table names, never its author. */
@Component
class ExceptionLimits {

    /**
     * A row of the table.
     *
     * @param longestPause   in working days
     * @param longestWaiver  in working days
     * @param lowestApprover the position of the lowest tier that may approve
     */
    record Limit(int longestPause, int longestWaiver, int lowestApprover) {
    }

    private final JdbcClient jdbc;
    private final RuleSets ruleSets;
    private final Ladder ladder;
    private final StandIns standIns;

    ExceptionLimits(JdbcClient jdbc, RuleSets ruleSets, Ladder ladder, StandIns standIns) {
        this.jdbc = jdbc;
        this.ruleSets = ruleSets;
        this.ladder = ladder;
        this.standIns = standIns;
    }

    Limit limit(StandardId standard, Severity severity) {
        return jdbc.sql("select longest_pause, longest_waiver, lowest_approver from exception_limit where severity = ? and statutory = ?")
                .params(severity.name(), statutory(standard)).query(Limit.class).single();
    }

    /** The nearest tier above the holder that is high enough and has no part in the request; at the top as for a plan. */
    Optional<Place> approver(Escalation escalation, int lowestTier, Set<String> authors) {
        return candidates(escalation).stream()
                .filter(place -> place.tier() >= lowestTier && place.holder() != null && standIns.withoutPart(place.holder(), authors))
                .findFirst();
    }

    private List<Place> candidates(Escalation escalation) {
        int tier = escalation.turn().tier();
        List<Place> above = ladder.allAbove(tier, escalation.unit());
        return !above.isEmpty() ? above : Stream.concat(Stream.of(ladder.at(tier, escalation.unit())),
                ladder.below(tier, escalation.unit()).stream()).toList();
    }

    /** A standard that no rule file in force names any more is treated by the stricter row. */
    private boolean statutory(StandardId id) {
        return ruleSets.inForce().standards().stream().filter(standard -> standard.id().equals(id)).findFirst()
                .map(standard -> standard.sourceStatus() == Standard.SourceStatus.STATUTORY).orElse(true);
    }
}
