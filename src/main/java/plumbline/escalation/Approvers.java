package plumbline.escalation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.escalation.Ladder.Place;

/**
 * Decides who agrees a plan and who signs it off: the tier above the holder, and never somebody with a part in what they
 * would judge. At the top, where nobody is above, the board itself; if it drafted the plan or owns an action, the tier
 * below it (docs/decisions/0005).
 */
@Component
class Approvers {

    private final Ladder ladder;
    private final PlanPeople people;
    private final EscalationRows escalations;
    private final EscalationPolicy policy;
    private final StandIns standIns;

    Approvers(Ladder ladder, PlanPeople people, EscalationRows escalations, EscalationPolicy policy, StandIns standIns) {
        this.ladder = ladder;
        this.people = people;
        this.escalations = escalations;
        this.policy = policy;
        this.standIns = standIns;
    }

    /** Who has to agree the drafted plan of an escalation held at a tier. */
    Optional<Place> toAgree(EscalationId escalation, int tier, UnitId unit) {
        return toAgreeAgain(escalation, tier, unit, Set.of());
    }

    /** Who has to agree the plan once more after some people changed it. */
    Optional<Place> toAgreeAgain(EscalationId escalation, int tier, UnitId unit, Set<String> changedBy) {
        Set<String> partakers = new HashSet<>(people.drafters(escalation));
        partakers.addAll(people.owners(escalation));
        partakers.addAll(changedBy);
        return firstWithoutPart(tier, unit, partakers);
    }

    /** Who has to sign off an escalation held at a tier: the tier above, and none below the one that the policy names. */
    Optional<Place> toSignOff(EscalationId escalation, int tier, UnitId unit) {
        return firstWithoutPart(Math.max(tier, belowTheLowestSigner(escalation)), unit, people.owners(escalation));
    }

    /**
     * Everybody who might have to agree a draft or sign off, and therefore can own no action: all tiers above; at the top the top
     * itself, and where that has drafted it also the tier below, which alone is left to agree it.
     */
    List<String> possibleSigners(int tier, UnitId unit, Set<String> drafters) {
        List<Place> above = ladder.allAbove(tier, unit);
        return (above.isEmpty() ? atTheTop(ladder.at(tier, unit), unit, drafters) : above.stream()).map(Place::holder)
                .flatMap(Stream::ofNullable).toList();
    }

    private Stream<Place> atTheTop(Place top, UnitId unit, Set<String> drafters) {
        boolean drafted = top.holder() != null && !standIns.withoutPart(top.holder(), drafters);
        return Stream.concat(Stream.of(top), drafted ? ladder.below(top.tier(), unit).stream() : Stream.empty());
    }

    private int belowTheLowestSigner(EscalationId id) {
        return escalations.find(id).map(escalation -> policy.rowFor(escalation.standard(), escalation.severity(), escalation.unit()).signOffTier())
                .filter(lowest -> !lowest.equals(PolicyRow.ABOVE)).map(lowest -> ladder.named(lowest) - 1).orElse(0);
    }

    /** The first above a tier who had no part in something; at the top, whoever is there or below. */
    Optional<Place> firstWithoutPart(int tier, UnitId unit, Set<String> partakers) {
        Stream<Place> above = ladder.allAbove(tier, unit).stream();
        Stream<Place> atTheTop = Stream.concat(Stream.of(ladder.at(tier, unit)), ladder.below(tier, unit).stream());
        return (ladder.above(tier, unit).isPresent() ? above : atTheTop)
                .filter(place -> place.holder() != null && standIns.withoutPart(place.holder(), partakers))
                .findFirst();
    }
}
