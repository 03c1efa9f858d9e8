package plumbline.escalation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.UnitId;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.failure.Failures;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/**
 * Lets the work follow a case that another unit answers for now, because the person moved or the team was divided. An
 * escalation whose cases have all gone to one unit goes with them, at the same step and tier, with everything that was
 * written and with the limits that no work moves; otherwise the cases that went are opened or joined there.
 */
@Component
class MovedCases {

    private final Breaches breaches;
    private final Waivers waivers;
    private final EscalationRows escalations;
    private final Organisation organisation;
    private final Ladder ladder;
    private final Turns turns;
    private final Standstill standstill;
    private final Muting muting;
    private final EscalationPolicy policy;
    private final Telling telling;
    private final Notices notices;
    private final Story story;
    private final Failures failures;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MovedCases(Breaches breaches, Waivers waivers, EscalationRows escalations, Organisation organisation, Ladder ladder, Turns turns,
               Standstill standstill, Muting muting, EscalationPolicy policy, Telling telling, Notices notices, Story story, Failures failures, TransactionTemplate transactions, Clock clock) {
        this.breaches = breaches;
        this.waivers = waivers;
        this.escalations = escalations;
        this.organisation = organisation;
        this.ladder = ladder;
        this.turns = turns;
        this.standstill = standstill;
        this.muting = muting;
        this.policy = policy;
        this.telling = telling;
        this.notices = notices;
        this.story = story;
        this.failures = failures;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Follows all that went, each escalation in a transaction of its own. What left a group opens or joins another one after this. */
    void follow() {
        failures.each("letting escalations follow their cases", escalations.withCasesElsewhere(), EscalationId::toString, id ->
                transactions.executeWithoutResult(status -> escalations.lock(id).filter(Escalation::open).ifPresent(this::follow)));
    }

    private void follow(Escalation escalation) {
        List<Breach> open = breaches.all(escalations.breachesOf(escalation.id())).stream().filter(each -> each.state() == Breach.State.OPEN).toList();
        List<Breach> gone = open.stream().filter(each -> !each.unit().equals(escalation.unit())).toList();
        if (gone.isEmpty()) {
            return;
        }
        UnitId first = gone.get(0).unit();
        boolean together = open.stream().allMatch(each -> each.unit().equals(first));
        if (together && (escalation.kind() == EscalationKind.SINGLE || escalations.openSystemic(escalation.standard(), first).isEmpty())) {
            move(escalation, first);
        } else {
            leave(escalation, gone);
        }
    }

    private void move(Escalation escalation, UnitId unit) {
        muting.lockChildren(escalation);
        Escalation there = escalation.in(unit);
        Place place = ladder.at(escalation.turn().tier(), unit);
        Escalation moved = there.at(turns.at(there, place));
        escalations.save(moved);
        Optional<Escalation> muted = muting.outgrown(moved);
        Escalation running = standstill.follow(moved);
        String words = "With its cases from " + name(escalation.unit()) + " to " + name(unit) + "; " + ladder.name(place.tier()) + " there"
                + (place.holder() == null ? " (nobody holds the post)" : " (" + place.holder() + ")") + " holds it now";
        story.tell(running, Actor.SERVICE, Happening.MOVED, words);
        muted.ifPresent(parent -> story.tell(running, Actor.SERVICE, Happening.MUTED_NO_MORE, parent.reference() + " is about another unit"));
        muting.went(running);
        escalations.held(running);
        telling.atOnce(running, policy.rowFor(running.standard(), running.severity(), unit), "It went to another unit");
        notices.tell(running.id(), Stream.of(escalation.turn().holder(), place.holder()).filter(Objects::nonNull).toList(), "It went to another unit. " + words);
    }

    /** A waived one goes when its waiver has ended: until then nobody has to act on it, wherever it is. */
    private void leave(Escalation escalation, List<Breach> gone) {
        Set<BreachId> waived = waivers.waived();
        List<Breach> going = gone.stream().filter(each -> !waived.contains(each.id())).toList();
        if (going.isEmpty()) {
            return;
        }
        escalations.left(escalation.id(), going.stream().map(Breach::id).toList(), clock.instant());
        escalations.save(standstill.left(escalation));
        story.tell(escalation, Actor.SERVICE, Happening.CASES_LEFT, (going.size() == 1 ? "1 case" : going.size() + " cases") + " went to "
                + going.stream().map(Breach::unit).distinct().map(this::name).sorted().collect(Collectors.joining(", "))
                + " and " + (going.size() == 1 ? "is" : "are") + " worked on there");
    }

    private String name(UnitId unit) {
        return organisation.unit(unit).map(OrgUnit::name).orElse(unit.value());
    }
}
