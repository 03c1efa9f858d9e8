package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.core.Jurisdiction;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.escalation.process.Outcomes;
import plumbline.organisation.Organisation;

/**
 * A named director accepts the risk that remains when all actions are done and the rule still finds cases: each of them is
 * waived until a day, the escalation is ready for sign-off, and what is still in breach after that day comes back.
 */
@Component
public class AcceptingRisk {

    private final Desk desk;
    private final Ladder ladder;
    private final StandIns standIns;
    private final PlanPeople people;
    private final Plans plans;
    private final Verification verification;
    private final ExceptionLimits limits;
    private final EscalationRows escalations;
    private final Breaches breaches;
    private final Waivers waivers;
    private final ExpiryProcesses processes;
    private final Moves moves;
    private final Organisation organisation;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    AcceptingRisk(Desk desk, Ladder ladder, StandIns standIns, PlanPeople people, Plans plans, Verification verification,
                  ExceptionLimits limits, EscalationRows escalations, Breaches breaches, Waivers waivers, ExpiryProcesses processes,
                  Moves moves, Organisation organisation, Story story, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.ladder = ladder;
        this.standIns = standIns;
        this.people = people;
        this.plans = plans;
        this.verification = verification;
        this.limits = limits;
        this.escalations = escalations;
        this.breaches = breaches;
        this.waivers = waivers;
        this.processes = processes;
        this.moves = moves;
        this.organisation = organisation;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Accepts the remaining risk up to and including a day. */
    public Attempt<Escalation> accept(Change change, String reason, @Nullable LocalDate until) {
        return desk.workAt(Set.of(Step.RE_TEST), change, escalation -> {
            Place place = place(escalation, change.actor().username()).orElse(null);
            if (place == null) {
                return Attempt.notAllowed("Only " + ladder.name(lowestTier(escalation)) + " or a tier above can accept the remaining risk, "
                        + "and nobody who drafted the plan, owns an action of it or holds the escalation.");
            }
            LocalDate latest = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(),
                    limits.limit(escalation.standard(), escalation.severity()).longestWaiver());
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say why the remaining risk is acceptable, in at most " + FreeText.LONGEST + " characters.");
            }
            if (until == null || until.isBefore(today()) || until.isAfter(latest)) {
                return Attempt.invalid("Enter until when the risk is accepted, from today to " + BusinessTime.write(latest) + ".");
            }
            List<Breach> remaining = remaining(escalation);
            return remaining.isEmpty() ? Attempt.notNow("No case is in breach any more; the next test on fresh facts will say so.")
                    : Attempt.done(accepted(escalation, standIns.as(change.actor(), place.holder()).orElseThrow(), place, reason.strip(), until, remaining));
        });
    }

    /** Whether a person may accept the remaining risk now. */
    public boolean may(Escalation escalation, String username) {
        return escalation.open() && escalation.turn().step() == Step.RE_TEST && place(escalation, username).isPresent()
                && !remaining(escalation).isEmpty();
    }

    private Escalation accepted(Escalation escalation, Actor actor, Place place, String reason, LocalDate until, List<Breach> remaining) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into risk_acceptance (id, escalation, plan, accepted_by, accepted_for, tier, accepted_at, until, reason, cases)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, escalation.id().value(), plans.live(escalation.id()).orElseThrow().id(), actor.username(),
                        actor.onBehalfOf().orElse(null), place.tier(), EscalationRows.at(clock.instant()), until, reason, remaining.size())
                .update();
        jdbc.sql("update escalation set risk_acceptance = ? where id = ?").params(id, escalation.id().value()).update();
        remaining.forEach(breach -> waive(breach, actor, place, reason, until));
        Escalation next = moves.to(escalation, Step.SIGN_OFF, Outcomes.DONE);
        story.tell(next, actor, Happening.RISK_ACCEPTED, "For " + remaining.size() + (remaining.size() == 1 ? " case" : " cases")
                + " still in breach, until " + BusinessTime.write(until) + ". " + reason);
        return next;
    }

    /** Nobody but the test itself asked: it found the case, and the acceptance answers it. */
    private void waive(Breach breach, Actor actor, Place place, String reason, LocalDate until) {
        waivers.of(List.of(breach.id())).stream().filter(waiver -> waiver.state() == Waiver.State.ASKED).forEach(waiver ->
                waivers.decide(waiver.id(), Waiver.State.REFUSED, Actor.SERVICE, place.tier(), "The risk was accepted instead.", null));
        waivers.ask(breach.id(), Actor.SERVICE, "Remaining risk accepted. " + reason, until, place.tier());
        UUID waiver = waivers.of(List.of(breach.id())).stream().filter(each -> each.state() == Waiver.State.ASKED).findFirst().orElseThrow().id();
        waivers.decide(waiver, Waiver.State.IN_FORCE, actor, place.tier(), "",
                processes.start(WaiverEnding.KIND, waiver, BusinessTime.endOf(until)));
    }

    private Optional<Place> place(Escalation escalation, String username) {
        Set<String> partakers = new HashSet<>(people.owners(escalation.id()));
        partakers.addAll(people.drafters(escalation.id()));
        String holder = escalation.turn().holder();
        if (holder != null) {
            partakers.add(holder);
        }
        int lowest = lowestTier(escalation);
        return organisation.ladder().tiers().stream().filter(tier -> tier.position() >= lowest)
                .map(tier -> ladder.at(tier.position(), escalation.unit()))
                .filter(place -> place.holder() != null && standIns.acts(username, place.holder()) && standIns.withoutPart(place.holder(), partakers))
                .findFirst();
    }

    private List<Breach> remaining(Escalation escalation) {
        Set<BreachId> waived = waivers.waived();
        return breaches.all(escalations.breachesOf(escalation.id())).stream()
                .filter(breach -> breach.state() == Breach.State.OPEN && !waived.contains(breach.id())).toList();
    }

    private int lowestTier(Escalation escalation) {
        return verification.asked(escalation.standard(), escalation.severity()).lowestAcceptor();
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
